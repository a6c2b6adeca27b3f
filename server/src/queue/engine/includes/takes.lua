-- The last 32 takes of a station, 'visit:spent', oldest first (rule O4). Kept as the JSON the event
-- shows.

local KEEP = 32

local function list(s)
  local takes = {}
  for take in string.gmatch(D.get(s, 'takes') or '', '"([^"]+)"') do
    takes[#takes + 1] = take
  end
  return takes
end

function D.add_take(cx, station, visit, spent)
  local s = D.station(cx, station)
  local raw = D.get(s, 'takes')
  local take = D.quote(visit .. (spent and ':1' or ':0'))
  if raw == '[]' then
    raw = '[' .. take .. ']'
  else
    local _, commas = string.gsub(raw, ',', ',')
    if commas >= KEEP - 1 then
      raw = '[' .. string.sub(raw, string.find(raw, ',', 1, true) + 1)
    end
    raw = string.sub(raw, 1, -2) .. ',' .. take .. ']'
  end
  D.set(s, 'takes', raw)
end

-- Removes the latest take of a visit at a station.
function D.drop_take(cx, station, visit)
  local s = D.station(cx, station)
  local takes = list(s)
  for i = #takes, 1, -1 do
    if string.sub(takes[i], 1, -3) == visit then
      table.remove(takes, i)
      D.set(s, 'takes', D.id_list(takes))
      return
    end
  end
end

-- Whether one of the last k - 1 takes spent share.
function D.share_spent(cx, station)
  local takes = list(D.station(cx, station))
  for i = math.max(1, #takes - cx.cfg.policy.vipEvery + 2), #takes do
    if string.sub(takes[i], -2) == ':1' then
      return true
    end
  end
  return false
end
