-- The last 32 takes of a station, 'visit:spent', oldest first (rule O4). Kept as the JSON the event
-- shows; the store's own field `spent` has one digit for each, so that nobody has to read the list.

local KEEP = 32

function D.add_take(cx, station, visit, spent)
  local s = D.station(cx, station)
  local raw, digits = D.get(s, 'takes'), D.get(s, 'spent') or ''
  local digit = spent and '1' or '0'
  local head = '['
  if digits ~= '' then
    local from = 2
    if #digits >= KEEP then
      from = string.find(raw, ',', 1, true) + 1
      digits = string.sub(digits, 2)
    end
    head = '[' .. string.sub(raw, from, -2) .. ','
  end
  D.set(s, 'takes', head .. '"' .. visit .. ':' .. digit .. '"]')
  D.set(s, 'spent', digits .. digit)
end

-- Removes the latest take of a visit at a station.
function D.drop_take(cx, station, visit)
  local s = D.station(cx, station)
  local takes = {}
  for take in string.gmatch(D.get(s, 'takes'), '"([^"]+)"') do
    takes[#takes + 1] = take
  end
  for i = #takes, 1, -1 do
    if string.sub(takes[i], 1, -3) == visit then
      local digits = D.get(s, 'spent')
      table.remove(takes, i)
      D.set(s, 'takes', D.id_list(takes))
      D.set(s, 'spent', string.sub(digits, 1, i - 1) .. string.sub(digits, i + 1))
      return
    end
  end
end

-- Whether one of the last k - 1 takes spent share.
function D.share_spent(cx, station)
  local digits = D.get(D.station(cx, station), 'spent') or ''
  local recent = cx.cfg.policy.vipEvery - 1
  return recent > 0 and string.find(string.sub(digits, -recent), '1', 1, true) ~= nil
end
