-- Where a passed visit comes back to (rule C5).

local DAY, HALF_DAY = 86400000, 43200000

-- How many of a station's callable people are due or at a door.
local function ahead(cx, station)
  local count, keys = 0, D.bucket_keys(cx, station)
  for _, kind in ipairs({ 'd', 'w' }) do
    for _, key in ipairs(keys[kind] or {}) do
      count = count + redis.call('ZCARD', key)
    end
  end
  return count
end

-- Keys of the first `n` (or, from the back, the last one) of the callable lounge, in order.
local function lounge_keys(cx, station, from, to)
  local keys, buckets = {}, D.bucket_keys(cx, station)
  for _, kind in ipairs({ 'va', 'na', 'vo', 'no' }) do
    for _, bucket in ipairs(buckets[kind] or {}) do
      local flat = redis.call('ZRANGE', bucket, from, to, 'WITHSCORES')
      for i = 2, #flat, 2 do
        keys[#keys + 1] = tonumber(flat[i])
      end
    end
  end
  table.sort(keys)
  return keys
end

local function behind(cx, station, n)
  local lounge = n - ahead(cx, station)
  if lounge <= 0 then
    return nil
  end
  local keys = lounge_keys(cx, station, 0, lounge - 1)
  return keys[math.min(lounge, #keys)]
end

-- The end of the slot of some length the moment is in, counted from local midnight.
local function slot_end(cx, length)
  local offset = cx.cfg.policy.utcOffsetMs
  local sinceMidnight = (cx.now + offset) % DAY
  local slots = math.floor(sinceMidnight / length) + 1
  return cx.now - sinceMidnight + slots * length
end

local function reentry_key(cx, v, station)
  local policy = cx.cfg.stations[station].reentry
  if policy == 'after-n' then
    local passes = D.num(v, 'x:' .. station)
    return behind(cx, station, cx.cfg.policy.reentryAfter[passes] or 0)
  elseif policy == 'tail' then
    local keys = lounge_keys(cx, station, -1, -1)
    return keys[#keys]
  end
  return slot_end(cx, policy == 'slot-end' and cx.cfg.policy.slotMs or HALF_DAY)
end

-- Ends an absence: back into the line of the station that passed the visit, behind those it must let go
-- first; missed because examined elsewhere costs nothing.
function D.rejoin(cx, v)
  local station, reason = D.real_station(v), D.away(v)
  local own = station and D.place(v, station)
  if own and reason == 'absent' then
    local key = reentry_key(cx, v, station)
    if key and key >= own then
      D.put_place(v, station, key, D.order(cx, v))
    end
  end
  local back = station and not cx.cfg.late and D.has_todo(v, station)
  if back and not D.get(D.station(cx, station), 'frozenAt') then
    D.bind_again(cx, v, station)
  else
    D.become(cx, v, 'free')
  end
  D.settle(cx, v)
end
