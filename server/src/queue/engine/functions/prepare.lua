-- A preparation flag of a visit is set or cleared.
-- Payload: visit, preparation, ready. Reply: visit, ticket.
-- Refusals: visit.unknown, visit.finished, prepare.same.
-- Rules: P3, C7.
D.verb('prepare', function(cx, args)
  local v = D.whole(D.visit(cx, args.visit))
  D.refuse_states(v, { 'finished' })
  local field = 'f:' .. args.preparation
  D.need((D.get(v, field) ~= nil) ~= args.ready, 'prepare.same')
  D.put(v, field, args.ready and '1' or nil)
  D.settle(cx, v)
  D.about_visit(cx, v)
  D.fact(cx, 'preparation', D.quote(args.preparation))
  D.fact(cx, 'ready', tostring(args.ready))
  cx.type = 'prepared'
end)
