-- Visits leaving the floor for good, and the turn of the day (rule E5).

function D.remove_visit(cx, v)
  local room = D.get(v, 'room')
  if room then
    local r = D.room(cx, room)
    for _, field in ipairs({ 'door', 'called', 'serving' }) do
      D.set(r, field, D.map_drop(D.get(r, field), v.id))
    end
  end
  D.withdraw(cx, v)
  v.gone = true
end

local function close_rooms(cx)
  for id in pairs(cx.cfg.rooms) do
    local r = D.room(cx, id)
    D.set(r, 'state', 'closed')
    for _, field in ipairs({ 'staff', 'openedAt', 'pause', 'lastCallAt', 'lastRecallAt', 'undo', 'ut', 'ul' }) do
      D.set(r, field, nil)
    end
  end
end

-- The floor is empty: rooms close, stations forget, ids and orders end; ticket numbers restart with a new
-- date.
function D.turn_day(cx)
  close_rooms(cx)
  for id in pairs(cx.cfg.stations) do
    local s = D.station(cx, id)
    D.forget_takes(s)
    D.set(s, 'frozenAt', nil)
  end
  redis.call('UNLINK', cx.p .. 'ids')
  cx.order = 0
  D.meta(cx, 'closing', '')
  cx.site = '"closing":null'
  local day = D.day_of(cx)
  if day ~= cx.day then
    redis.call('DEL', cx.p .. 'numbers')
    D.meta(cx, 'day', day)
    cx.site = cx.site .. ',"day":' .. D.quote(day)
  end
end
