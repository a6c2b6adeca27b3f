-- Calls the next visit of the line into a room.
-- Payload: room, expected?. Reply: visit, ticket, room, version.
-- Refusals: room.unknown, room.stale, room.not-open, site.closing, call.too-soon, room.full, call.nobody.
-- Rules: C1, C7, O1, O4, P3, P4, G4.
D.verb('call_next', function(cx, args)
  D.call_next(cx, D.fresh_room(cx, args))
end)
