-- A room opens, or another member of staff takes over.
-- Payload: room, staff. Reply: room, version.
-- Refusals: room.unknown, room.open.
-- Rules: C9.
D.verb('open_room', function(cx, args)
  local r = D.room(cx, args.room)
  local state = D.get(r, 'state')
  D.need(state == 'closed' or D.get(r, 'staff') ~= args.staff, 'room.open')
  if state == 'closed' then
    D.set_num(r, 'openedAt', cx.now)
  end
  D.set(r, 'staff', args.staff)
  D.reopen(cx, r)
  D.about_room(cx, r)
  cx.type = 'room-opened'
end)
