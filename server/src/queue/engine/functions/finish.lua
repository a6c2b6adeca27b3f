-- The examination ends; with `next`, the next visit is called in the same step.
-- Payload: room, visit?, items?, next?, expected?. Reply: visit, ticket, room, version.
-- Refusals: room.unknown, visit.unknown, room.stale, room.nobody-serving, visit.unnamed, item.unknown,
-- item.not-todo, item.wrong-station.
-- Rules: C2, T3, G4.
D.verb('finish', function(cx, args)
  local r = D.fresh_room(cx, args)
  local v = D.visit_in(cx, r, 'serving', args.visit, 'room.nobody-serving')
  local station = cx.cfg.rooms[r.id].station
  if args.items then
    local items = D.items(v)
    for _, id in ipairs(args.items) do
      D.need(items[id], 'item.unknown')
    end
    for _, id in ipairs(args.items) do
      D.need(items[id].state == 'todo', 'item.not-todo')
    end
    for _, id in ipairs(args.items) do
      D.need(items[id].station == station, 'item.wrong-station')
    end
  end
  D.finish(cx, r, v, args.items or D.doable(cx, v, station, r.id), args.next)
end)
