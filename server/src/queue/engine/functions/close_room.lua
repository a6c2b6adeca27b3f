-- A room closes; those called and at its door go back to the line.
-- Payload: room, expected?. Reply: room, version.
-- Refusals: room.unknown, room.stale, room.not-open, room.serving.
-- Rules: C9.
D.verb('close_room', function(cx, args)
  local r = D.fresh_room(cx, args)
  D.need(D.get(r, 'state') ~= 'closed', 'room.not-open')
  local _, serving = D.room_load(r)
  D.need(serving == 0, 'room.serving')
  D.about_room(cx, r)
  D.set(r, 'state', 'closed')
  for _, field in ipairs({ 'staff', 'openedAt', 'pause' }) do
    D.set(r, field, nil)
  end
  D.list_fact(cx, 'visits', D.empty_room(cx, r))
  D.freeze_check(cx, cx.cfg.rooms[r.id].station)
  cx.type = 'room-closed'
end)
