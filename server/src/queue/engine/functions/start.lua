-- The examination of a called visit begins.
-- Payload: room, visit?, expected?. Reply: visit, ticket, room, version.
-- Refusals: room.unknown, visit.unknown, room.stale, room.nobody-called, visit.unnamed.
-- Rules: C2, T2.
D.verb('start', function(cx, args)
  local r = D.fresh_room(cx, args)
  D.start(cx, r, D.visit_in(cx, r, 'called', args.visit, 'room.nobody-called'))
end)
