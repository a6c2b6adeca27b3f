-- A visit arrives: it gets its ticket and its places.
-- Payload: visit, class, items?. Reply: visit, ticket.
-- Refusals: site.closing, visit.exists, class.unknown, station.unknown, items.none, item.exists,
-- items.no-room.
-- Rules: T1, O2, P1, E5.
local function ticket(cx, class)
  local prefix = cx.cfg.classes[class].prefix
  local number = redis.call('HINCRBY', cx.p .. 'numbers', prefix, 1)
  return prefix .. string.format('%03d', number)
end

-- `since` of an expected visit that arrives (rule O2).
local function since(cx, v)
  local appointment = D.num(v, 'appointment')
  if cx.now > appointment + cx.cfg.policy.expectedGraceMs then
    return cx.now
  end
  return math.min(cx.now, appointment)
end

-- Class, items and keys of an expected visit become those of its arrival.
local function arrive(cx, v, args)
  local new_since = since(cx, v)
  local credit = D.credit(cx, D.get(v, 'class'))
  D.shift_keys(v, new_since - D.num(v, 'since') + credit - D.credit(cx, args.class))
  D.set_num(v, 'since', new_since)
  if args.items then
    for _, id in ipairs(D.each(v, 'i:')) do
      D.set(v, 'i:' .. id, nil)
    end
    v.items = nil
  end
end

D.verb('check_in', function(cx, args)
  D.need_open_day(cx)
  local v = D.visit_or_nil(cx, args.visit)
  D.need(not v or D.get(v, 'state') == 'expected', 'visit.exists')
  D.need(cx.cfg.classes[args.class], 'class.unknown')
  if args.items or not v then
    D.check_items(cx, args.items or {})
  end
  D.need_rooms(cx, args.items or D.item_list(D.whole(v)))
  if v then
    arrive(cx, D.whole(v), args)
  else
    v = D.new_visit(cx, args.visit)
    D.set_num(v, 'since', cx.now)
  end
  D.set_class(cx, v, args.class)
  D.set(v, 'state', 'free')
  D.set(v, 'ticket', ticket(cx, args.class))
  D.set_num(v, 'checkedInAt', cx.now)
  D.add_items(v, args.items or {})
  D.drop_others(cx, v, nil)
  D.settle(cx, v)
  D.about_visit(cx, v)
  D.fact(cx, 'class', D.quote(args.class))
  cx.type = 'checked-in'
end)
