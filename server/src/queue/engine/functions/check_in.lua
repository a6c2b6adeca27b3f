-- A visit arrives: it gets its ticket and its places.
-- Payload: visit, class, items?, prep?. Reply: visit, ticket.
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

-- An expected visit arrives: its places are made anew, its items replaced if the command brings any.
local function arrive(cx, v, args)
  D.set_num(v, 'since', since(cx, v))
  for _, station in ipairs(D.each(v, 'p:')) do
    D.drop_place(v, station)
  end
  if args.items then
    for _, id in ipairs(D.each(v, 'i:')) do
      D.put(v, 'i:' .. id, nil)
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
  for _, flag in ipairs(args.prep or {}) do
    D.put(v, 'f:' .. flag, '1')
  end
  D.add_items(v, args.items or {})
  D.settle(cx, v)
  D.about_visit(cx, v)
  D.fact(cx, 'class', D.quote(args.class))
  cx.type = 'checked-in'
end)
