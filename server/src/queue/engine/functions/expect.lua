-- A visit is announced before it arrives.
-- Payload: visit, class, appointment, items. Reply: visit.
-- Refusals: site.closing, visit.exists, class.unknown, station.unknown, items.none, item.exists.
-- Rules: P1, E5.
D.verb('expect', function(cx, args)
  D.need_open_day(cx)
  D.need(not D.visit_or_nil(cx, args.visit), 'visit.exists')
  D.need(cx.cfg.classes[args.class], 'class.unknown')
  D.check_items(cx, args.items)
  local v = D.new_visit(cx, args.visit)
  D.set_class(cx, v, args.class)
  D.set(v, 'state', 'expected')
  D.set_num(v, 'appointment', args.appointment)
  D.set_num(v, 'since', args.appointment)
  D.add_items(v, args.items)
  D.settle(cx, v)
  D.about_visit(cx, v)
  D.fact(cx, 'class', D.quote(args.class))
  cx.type = 'expected'
end)
