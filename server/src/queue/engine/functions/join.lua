-- A visit is bound to a station: early into its line, late to a door.
-- Payload: visit, station, room?. Reply: visit, ticket; late: room, version.
-- Refusals: visit.unknown, site.closing, visit.*, station.unknown, join.no-items, station.frozen,
-- visit.chosen, join.already, visit.not-ready; late: room.unknown, room.wrong-station, room.not-open,
-- room.not-allowed, door.full.
-- Rules: T2, O2, P1, P4, G3.
local function has_slot(cx, r)
  local _, taken = D.map_read(D.get(r, 'door'))
  return taken < cx.cfg.rooms[r.id].doorSlots
end

local function named_room(cx, args, here)
  local r = D.room(cx, args.room)
  D.need(cx.cfg.rooms[r.id].station == args.station, 'room.wrong-station')
  D.need(D.get(r, 'state') == 'open', 'room.not-open')
  D.need(D.room_has(cx, r.id, here.tags), 'room.not-allowed')
  D.need(has_slot(cx, r), 'door.full')
  return r
end

local function any_room(cx, args, here)
  local allowed = false
  for _, id in ipairs(cx.cfg.rooms_of[args.station]) do
    local r = D.room(cx, id)
    if D.get(r, 'state') == 'open' and D.room_has(cx, id, here.tags) then
      allowed = true
      if has_slot(cx, r) then
        return r
      end
    end
  end
  D.refuse(allowed and 'door.full' or 'room.not-allowed')
end

D.verb('join', function(cx, args)
  local v = D.visit(cx, args.visit)
  D.need_open_day(cx)
  D.refuse_states(v, { 'expected', 'finished', 'serving', 'called', 'away' })
  D.need(cx.cfg.stations[args.station], 'station.unknown')
  D.need(D.has_todo(D.whole(v), args.station), 'join.no-items')
  D.need(not D.get(D.station(cx, args.station), 'frozenAt'), 'station.frozen')
  local choice = D.get(v, 'choice')
  D.need(not choice or choice == args.station, 'visit.chosen')
  D.need(D.get(v, 'station') ~= args.station, 'join.already')
  local here = D.ready(v, cx.now)[args.station]
  D.need(here, 'visit.not-ready')
  D.about_visit(cx, v)
  if cx.cfg.late then
    local r = args.room and named_room(cx, args, here) or any_room(cx, args, here)
    local spent = D.join_spends(cx, v, args.station, r.id, here.due)
    D.leave(cx, v)
    D.bind_door(cx, v, args.station, r, spent)
    D.fact(cx, 'room', D.quote(r.id))
    cx.about = r
  else
    D.bind(cx, v, args.station)
  end
  D.fact(cx, 'station', D.quote(args.station))
  D.settle(cx, v)
  cx.type = 'joined'
end)
