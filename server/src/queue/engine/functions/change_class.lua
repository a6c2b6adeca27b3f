-- A visit gets another priority class.
-- Payload: visit, class. Reply: visit, ticket.
-- Refusals: visit.unknown, visit.finished, class.unknown, class.same.
-- Rules: O2, O3, P1.
D.verb('change_class', function(cx, args)
  local v = D.whole(D.visit(cx, args.visit))
  D.refuse_states(v, { 'finished' })
  D.need(cx.cfg.classes[args.class], 'class.unknown')
  local before, was_vip = D.get(v, 'class'), D.get(v, 'vip')
  D.need(before ~= args.class, 'class.same')
  D.shift_keys(v, D.credit(cx, before) - D.credit(cx, args.class))
  D.set_class(cx, v, args.class)
  if was_vip == '1' then
    D.drop_others(cx, v, D.real_station(v))
  end
  D.settle(cx, v)
  D.about_visit(cx, v)
  D.fact(cx, 'class', D.quote(args.class))
  cx.type = 'class-changed'
end)
