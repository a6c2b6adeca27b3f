-- Rooms opening and ceasing to call, and what that does to their station (rule C9).

function D.reopen(cx, r)
  D.set(r, 'state', 'open')
  D.set(r, 'pause', nil)
  local s = D.station(cx, cx.cfg.rooms[r.id].station)
  D.set(s, 'frozenAt', nil)
end

-- A station without an open room is frozen.
function D.freeze_check(cx, station)
  for _, room in ipairs(cx.cfg.rooms_of[station]) do
    if D.get(D.room(cx, room), 'state') == 'open' then
      return
    end
  end
  local s = D.station(cx, station)
  if not D.get(s, 'frozenAt') then
    D.set_num(s, 'frozenAt', cx.now)
  end
end

-- Sends those called and those at the door back to the line; their ids, sorted.
function D.empty_room(cx, r)
  local going = D.map_read(D.get(r, 'called'))
  for id in pairs((D.map_read(D.get(r, 'door')))) do
    going[id] = 0
  end
  local ids = D.keys_sorted(going)
  for _, id in ipairs(ids) do
    D.back(cx, D.whole(D.visit(cx, id)))
  end
  return ids
end
