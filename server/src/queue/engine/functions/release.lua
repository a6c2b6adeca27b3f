-- A nurse lets a visit go: out of hold, off the list, free of a chosen station.
-- Payload: visit. Reply: visit, ticket.
-- Refusals: visit.unknown, visit.not-held.
-- Rules: G3.
D.verb('release', function(cx, args)
  local v = D.whole(D.visit(cx, args.visit))
  local reason = D.away(v)
  local held = reason == 'held' or reason == 'nurse'
  D.need(held or D.get(v, 'choice'), 'visit.not-held')
  D.set(v, 'choice', nil)
  if held then
    local station = D.real_station(v)
    local back = station and not cx.cfg.late and D.has_todo(v, station)
    if back and not D.get(D.station(cx, station), 'frozenAt') then
      D.bind_again(cx, v, station)
    else
      D.become(cx, v, 'free')
    end
  end
  D.settle(cx, v)
  D.about_visit(cx, v)
  cx.type = 'released'
end)
