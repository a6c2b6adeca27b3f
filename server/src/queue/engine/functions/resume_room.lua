-- A paused room calls again.
-- Payload: room. Reply: room, version.
-- Refusals: room.unknown, room.not-paused.
-- Rules: C9.
D.verb('resume_room', function(cx, args)
  local r = D.room(cx, args.room)
  D.need(D.get(r, 'state') == 'paused', 'room.not-paused')
  D.reopen(cx, r)
  D.about_room(cx, r)
  cx.type = 'room-resumed'
end)
