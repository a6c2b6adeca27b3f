-- A nurse takes a visit out of every line for the moment.
-- Payload: visit, note?. Reply: visit, ticket.
-- Refusals: visit.unknown, visit.not-arrived, visit.finished, visit.serving, visit.held.
-- Rules: P2, P4.
D.verb('hold', function(cx, args)
  local v = D.whole(D.visit(cx, args.visit))
  D.refuse_states(v, { 'expected', 'finished', 'serving' })
  local reason = D.away(v)
  D.need(reason ~= 'held' and reason ~= 'nurse', 'visit.held')
  D.send_away(cx, v, 'held', args.note)
  D.settle(cx, v)
  D.about_visit(cx, v)
  cx.type = 'held'
end)
