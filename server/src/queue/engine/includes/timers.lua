-- What time alone changes: memberships (promoted lazily at the start of every command) and the work of
-- the tick.

local function earlier(a, b)
  return (a == nil or b < a) and b or a
end

-- The next moment a waiting visit's readiness or dueness may change, or nil.
function D.next_change(cx, v)
  local state = D.get(v, 'state')
  if state ~= 'free' and state ~= 'bound' then
    return nil
  end
  local moment
  for _, item in ipairs(D.item_list(v)) do
    if item.state == 'todo' then
      for _, at in ipairs({ item.notBefore or 0, item.due or 0 }) do
        if at > cx.now then
          moment = earlier(moment, at)
        end
      end
      for _, exclusive in ipairs(item.exclusive or {}) do
        local ends = D.exclusion_end(v, exclusive)
        if ends and ends > cx.now and ends < math.huge then
          moment = earlier(moment, ends)
        end
      end
    end
  end
  return moment
end

-- An absence as stored: reason, since when.
function D.away(v)
  local raw = D.get(v, 'away')
  if raw then
    return string.match(raw, '"reason":"(%a+)","at":(%d+)')
  end
end

-- The first moment a tick would do something with the visit, or nil.
function D.next_tick(cx, v)
  local state, policy = D.get(v, 'state'), cx.cfg.policy
  if state == 'expected' then
    local late = D.get(v, 'late')
    return not late and D.num(v, 'appointment') + policy.expectedGraceMs + 1 or nil
  end
  local reason, at = D.away(v)
  local absent = reason == 'absent' or reason == 'elsewhere'
  if state ~= 'free' and state ~= 'bound' and not absent then
    return nil
  end
  local moment
  if absent and policy.autoRejoinMs > 0 then
    moment = tonumber(at) + policy.autoRejoinMs + 1
  end
  for _, item in ipairs(D.item_list(v)) do
    if item.state == 'todo' and item.latest then
      moment = earlier(moment, item.latest + 1)
    end
  end
  return moment
end

local function set_timer(cx, v, field, key, moment)
  local raw = moment and D.int(moment) or ''
  if v.now[field] ~= raw then
    if moment then
      redis.call('ZADD', cx.p .. key, raw, v.id)
    else
      redis.call('ZREM', cx.p .. key, v.id)
    end
    D.set(v, field, raw)
  end
end

function D.set_timers(cx, v, change, tick)
  set_timer(cx, v, 'tm', 't', change)
  set_timer(cx, v, 'tk', 'k', tick)
  if change then
    cx.wake = earlier(cx.wake, change)
  end
end
