-- The one button of a room: call, start, or finish and call next.
-- Payload: room, expected. Reply: visit, ticket, room, version.
-- Refusals: room.unknown, room.stale, press.capacity, call.too-soon, visit.unnamed (after
-- a smaller capacity was configured) and those of call-next.
-- Rules: C1, C2.
D.verb('press', function(cx, args)
  local r = D.fresh_room(cx, args)
  D.need(cx.cfg.rooms[r.id].capacity == 1, 'press.capacity')
  local called, serving = D.room_load(r)
  if called > 0 then
    D.need_pause(cx, r)
    D.start(cx, r, D.visit_in(cx, r, 'called', nil, 'room.nobody-called'))
  elseif serving > 0 then
    D.need_pause(cx, r)
    local v = D.visit_in(cx, r, 'serving', nil, 'room.nobody-serving')
    D.finish(cx, r, v, D.doable(cx, v, cx.cfg.rooms[r.id].station, r.id), true)
  else
    D.call_next(cx, r)
  end
end)
