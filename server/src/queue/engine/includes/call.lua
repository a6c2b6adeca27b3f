-- Calling one visit into a room, and refilling the door it leaves (rules C1, P4).

-- The next visit to the door whose slot became free, as a fact, or nil.
local function refill(cx, station, owner)
  local r = D.room(cx, owner)
  local _, taken = D.map_read(D.get(r, 'door'))
  if D.get(r, 'state') ~= 'open' or cx.closing or taken >= cx.cfg.rooms[owner].doorSlots then
    return nil
  end
  local id, spent = D.choose(cx, station, owner)
  if not id then
    return nil
  end
  local v = D.whole(D.visit(cx, id))
  D.bind_door(cx, v, station, r, spent)
  D.sync(cx, v)
  return '{"visit":' .. D.quote(id) .. ',"room":' .. D.quote(owner) .. '}'
end

-- Calls `v` into `r`. `from` is how it was found, `spent` whether its take spends share.
function D.call_visit(cx, r, v, from, spent)
  local station = cx.cfg.rooms[r.id].station
  local owner = cx.cfg.late and D.get(v, 'state') == 'bound' and D.get(v, 'room')
  if owner then
    local door = D.room(cx, owner)
    D.set(door, 'door', D.map_drop(D.get(door, 'door'), v.id))
  else
    D.add_take(cx, station, v.id, spent)
  end
  D.become(cx, v, 'called', station, r.id)
  if not cx.cfg.late and from == 'named' then
    D.place_here(cx, v, station)
  end
  D.set(v, 'calls', '1')
  D.set(v, 'calledAt', cx.now_text)
  D.set_num(v, 'moves', D.num(v, 'moves') + 1)
  D.withdraw(cx, v)
  D.set(r, 'called', D.map_put(D.get(r, 'called'), v.id, cx.seq_text))
  D.set(r, 'lastCallAt', cx.now_text)
  local bound = owner and refill(cx, station, owner)
  return '{"visit":' .. D.quote(v.id) .. ',"ticket":' .. D.quote(D.get(v, 'ticket') or '') .. ',"from":"'
    .. from .. '","spent":' .. tostring(spent) .. (bound and ',"bound":' .. bound or '') .. '}'
end

-- call-next from the checks behind the room's version on; press shares it.
function D.call_next(cx, r)
  D.need_callable_room(cx, r)
  local id, from, spent = D.pick(cx, cx.cfg.rooms[r.id].station, r.id)
  D.need(id, 'call.nobody')
  local v = D.visit(cx, id)
  local call = D.call_visit(cx, r, v, from, spent)
  D.remember(cx, r, 'call', v, '')
  D.about_visit(cx, v)
  D.about_room(cx, r)
  D.fact(cx, 'call', call)
  cx.type = 'called'
end
