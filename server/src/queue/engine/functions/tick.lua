-- What time alone brings about: late arrivals, returns, missed windows, frozen lines.
-- Payload: none. Reply: nothing further.
-- Refusals: tick.idle.
-- Rules: P1, C5, C9, G4.
local LIMIT = 50

local function expected_late(cx, v)
  local since = D.num(v, 'appointment') + cx.cfg.policy.expectedGraceMs
  D.shift_keys(v, since - D.num(v, 'since'))
  D.set_num(v, 'since', since)
  D.set(v, 'late', '1')
  D.settle(cx, v)
end

local function due_back(cx, v)
  local reason, at = D.away(v)
  local back = cx.cfg.policy.autoRejoinMs
  return (reason == 'absent' or reason == 'elsewhere') and back > 0 and cx.now - tonumber(at) > back
end

local function missed(cx, v)
  local any = false
  for _, item in ipairs(D.item_list(v)) do
    if item.state == 'todo' and item.latest and cx.now > item.latest then
      item.latest = nil
      D.save_item(v, item)
      any = true
    end
  end
  return any
end

local function touch(cx, v)
  if D.get(v, 'state') == 'expected' then
    return expected_late(cx, v)
  end
  if due_back(cx, v) then
    D.rejoin(cx, v)
  end
  if missed(cx, v) then
    D.send_away(cx, v, 'nurse')
  end
  D.settle(cx, v)
end

-- Early-bound people of stations frozen too long.
local function sweep(cx, touched)
  if cx.cfg.late then
    return
  end
  for _, id in ipairs(D.keys_sorted(cx.cfg.stations)) do
    local s = D.station(cx, id)
    local frozen = D.num(s, 'frozenAt')
    if frozen and cx.now - frozen > cx.cfg.policy.freezeLimitMs then
      for _, visit in ipairs(redis.call('ZRANGE', cx.p .. 'vs', 0, -1)) do
        local v = D.visit(cx, visit)
        if D.get(v, 'state') == 'bound' and D.get(v, 'station') == id then
          D.send_away(cx, D.whole(v), 'nurse')
          D.settle(cx, v)
          touched[visit] = true
        end
      end
    end
  end
end

D.verb('tick', function(cx)
  local ids = redis.call('ZRANGEBYSCORE', cx.p .. 'k', '-inf', D.int(cx.now))
  local touched = {}
  table.sort(ids)
  for i = 1, math.min(LIMIT, #ids) do
    touch(cx, D.whole(D.visit(cx, ids[i])))
    touched[ids[i]] = true
  end
  sweep(cx, touched)
  D.need(next(touched), 'tick.idle')
  D.list_fact(cx, 'visits', D.keys_sorted(touched))
  cx.type = 'ticked'
end)
