-- The last 32 takes of a station, 'visit:spent' (rule O4): a ring of slots, `top` the next one to fill.
-- The head's field `spent` has one digit for each, oldest first, so that calling reads no slot. The event
-- names only what was added and what was returned.

D.TAKES_KEPT = 32

local function slot(s, number)
  return D.slot('s', s.id, number % D.TAKES_KEPT)
end

local function put(cx, s, take, digits)
  local top = D.num(s, 'top') or 0
  D.meta(cx, slot(s, top), take)
  D.set(s, 'top', D.int((top + 1) % D.TAKES_KEPT))
  D.set(s, 'spent', string.sub(digits, 1 - D.TAKES_KEPT) .. string.sub(take, -1))
end

function D.add_take(cx, station, visit, spent)
  local s = D.station(cx, station)
  local take = visit .. (spent and ':1' or ':0')
  put(cx, s, take, D.get(s, 'spent') or '')
  s.taken = s.taken or {}
  s.taken[#s.taken + 1] = take
end

-- A whole list of takes, oldest first, for a station that has none.
function D.put_takes(cx, s, takes)
  for _, take in ipairs(takes) do
    put(cx, s, take, D.get(s, 'spent') or '')
  end
end

-- All takes, oldest first, as they were before the command and without those it has returned.
function D.takes(cx, s)
  if not s.takes then
    local count, fields = #s.now.spent, {}
    for i = 1, count do
      fields[i] = slot(s, s.now.top - count + i - 1)
    end
    s.takes = count > 0 and redis.call('HMGET', cx.p .. 'm', unpack(fields)) or {}
  end
  return s.takes
end

-- Removes the latest take of a visit at a station: the later ones move up.
function D.drop_take(cx, station, visit)
  local s = D.station(cx, station)
  local takes, digits = D.takes(cx, s), s.now.spent
  for i = #takes, 1, -1 do
    if string.sub(takes[i], 1, -3) == visit then
      local first = s.now.top - #takes
      table.remove(takes, i)
      for j = i, #takes do
        D.meta(cx, slot(s, first + j - 1), takes[j])
      end
      D.set(s, 'spent', string.sub(digits, 1, i - 1) .. string.sub(digits, i + 1))
      D.set(s, 'top', D.int((s.now.top - 1) % D.TAKES_KEPT))
      s.returned = s.returned or {}
      table.insert(s.returned, visit)
      return
    end
  end
end

-- The end of the day.
function D.forget_takes(s)
  s.forgotten = D.get(s, 'spent') ~= nil
  D.set(s, 'spent', nil)
  D.set(s, 'top', nil)
end

-- What the event shows of a station's takes.
function D.show_takes(s, out)
  if s.fresh or s.forgotten then
    out[#out + 1] = ',"takes":[]'
  end
  if s.returned then
    table.sort(s.returned)
    out[#out + 1] = ',"returned":' .. D.id_list(s.returned)
  end
  if s.taken then
    out[#out + 1] = ',"taken":' .. D.id_list(s.taken)
  end
end

-- Whether one of the last k - 1 takes spent share.
function D.share_spent(cx, station)
  local digits = D.get(D.station(cx, station), 'spent') or ''
  local recent = cx.cfg.policy.vipEvery - 1
  return recent > 0 and string.find(string.sub(digits, -recent), '1', 1, true) ~= nil
end
