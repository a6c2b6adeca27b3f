-- What new settings must not take away (verb configure).

function D.all_visits(cx)
  local visits = {}
  for _, id in ipairs(redis.call('ZRANGE', cx.p .. 'vs', 0, -1)) do
    visits[#visits + 1] = D.whole(D.visit(cx, id))
  end
  return visits
end

local function check_visits(cx, before, after)
  local visits = D.all_visits(cx)
  D.need(#visits == 0 or before.late == after.late, 'config.in-use')
  for _, v in ipairs(visits) do
    D.need(after.classes[D.get(v, 'class')], 'config.in-use')
    for station in pairs(D.todo_stations(v)) do
      D.need(after.stations[station], 'config.in-use')
    end
  end
end

function D.check_settings(cx, before, after)
  for _, room in pairs(after.rooms) do
    D.need(after.stations[room.station], 'config.in-use')
  end
  if before then
    for id, room in pairs(before.rooms) do
      local kept = after.rooms[id] and after.rooms[id].station == room.station
      D.need(kept or D.get(D.room(cx, id), 'state') == 'closed', 'config.in-use')
    end
    check_visits(cx, before, after)
  end
end
