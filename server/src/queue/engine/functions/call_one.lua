-- Calls a visit by name, whatever its position.
-- Payload: room, visit, expected?. Reply: visit, ticket, room, version.
-- Refusals: room.unknown, visit.unknown, room.stale, room.not-open, site.closing, call.too-soon, room.full,
-- visit.*, visit.elsewhere, visit.chosen, join.no-items, visit.not-ready, room.not-allowed.
-- Rules: C1, C7, G3.
D.verb('call_one', function(cx, args)
  local r = D.fresh_room(cx, args)
  D.need_callable_room(cx, r)
  local v = D.whole(D.visit(cx, args.visit))
  local station = cx.cfg.rooms[r.id].station
  D.refuse_states(v, { 'expected', 'finished', 'serving', 'called', 'away' })
  local at = D.get(v, 'station')
  D.need(not cx.cfg.late or not at or at == station, 'visit.elsewhere')
  local choice = D.get(v, 'choice')
  D.need(not choice or choice == station, 'visit.chosen')
  D.need(D.has_todo(v, station), 'join.no-items')
  local here = D.ready(v, cx.now)[station]
  D.need(here, 'visit.not-ready')
  D.need(D.room_has(cx, r.id, here.tags), 'room.not-allowed')
  local call = D.call_visit(cx, r, v, 'named', false)
  D.remember(cx, r, 'call', v, '')
  D.about_visit(cx, v)
  D.about_room(cx, r)
  D.fact(cx, 'call', call)
  cx.type = 'called'
end)
