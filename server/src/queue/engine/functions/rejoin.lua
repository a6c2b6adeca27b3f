-- A passed visit is back.
-- Payload: visit. Reply: visit, ticket.
-- Refusals: visit.unknown, visit.not-away, rejoin.nurse.
-- Rules: C5, C6.
D.verb('rejoin', function(cx, args)
  local v = D.whole(D.visit(cx, args.visit))
  D.need(D.get(v, 'state') == 'away', 'visit.not-away')
  local reason = D.away(v)
  D.need(reason == 'absent' or reason == 'elsewhere', 'rejoin.nurse')
  local station = D.real_station(v)
  D.rejoin(cx, v)
  D.about_visit(cx, v)
  D.fact(cx, 'station', station and D.quote(station))
  cx.type = 'rejoined'
end)
