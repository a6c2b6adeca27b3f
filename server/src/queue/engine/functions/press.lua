-- The one button of a room: call, start, or finish and call next.
-- Payload: room, expected. Reply: visit, ticket, room, version.
-- Refusals: room.unknown, room.stale, press.capacity, call.too-soon and those of call-next.
-- Rules: C1, C2.
D.verb('press', function(cx, args)
  local r = D.fresh_room(cx, args)
  D.need(cx.cfg.rooms[r.id].capacity == 1, 'press.capacity')
  local called = next((D.map_read(D.get(r, 'called'))))
  local serving = next((D.map_read(D.get(r, 'serving'))))
  if called then
    D.need_pause(cx, r)
    D.start(cx, r, D.visit(cx, called))
  elseif serving then
    D.need_pause(cx, r)
    local v = D.visit(cx, serving)
    D.finish(cx, r, v, D.doable(cx, v, cx.cfg.rooms[r.id].station, r.id), true)
  else
    D.call_next(cx, r)
  end
end)
