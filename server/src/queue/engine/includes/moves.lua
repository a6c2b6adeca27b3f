-- How a visit gets from one state into another, with all the fields that go with it.

-- The new state and the fields that belong to it; those of the old one are cleared ("Fields go with
-- states"). calledAt survives from called to serving.
function D.become(cx, v, state, station, room)
  local now = v.now
  if now.state == 'finished' then
    D.set(v, 'finishedAt', nil)
    D.set(v, 'outcome', nil)
  end
  D.set(v, 'state', state)
  D.set(v, 'station', station)
  D.set(v, 'room', room)
  if state == 'bound' or now.boundAt ~= '' then
    D.set(v, 'boundAt', state == 'bound' and cx.now_text)
  end
  if now.calls ~= '' and state ~= 'called' then
    D.set(v, 'calls', nil)
  end
  if now.calledAt ~= '' and state ~= 'called' and state ~= 'serving' then
    D.set(v, 'calledAt', nil)
  end
  if now.startedAt ~= '' and state ~= 'serving' then
    D.set(v, 'startedAt', nil)
  end
  if now.away ~= '' and state ~= 'away' then
    D.set(v, 'away', nil)
  end
end

-- Takes a visit out of the door or the room that called it, and its take with it. Returns the room it
-- was called in, if any.
function D.leave(cx, v)
  local state, room = D.get(v, 'state'), D.get(v, 'room')
  if not room or (state ~= 'bound' and state ~= 'called') then
    return nil
  end
  local r = D.room(cx, room)
  local field = state == 'bound' and 'door' or 'called'
  D.set(r, field, D.map_drop(D.get(r, field), v.id))
  D.drop_take(cx, D.get(v, 'station'), v.id)
  return r
end

-- Early binding: into a station's line, with a place there.
function D.bind(cx, v, station)
  D.bind_again(cx, v, station)
  D.drop_others(cx, v, station)
end

-- Early binding: back to a station's line, other places untouched.
function D.bind_again(cx, v, station)
  D.become(cx, v, 'bound', station)
  D.place_here(cx, v, station)
end

-- Late binding: into a door slot of a room.
function D.bind_door(cx, v, station, r, spent)
  D.become(cx, v, 'bound', station, r.id)
  D.set(r, 'door', D.map_put(D.get(r, 'door'), v.id, cx.seq_text))
  D.add_take(cx, station, v.id, spent)
end

-- Back to the line from a call or a door (C8, C9).
function D.back(cx, v)
  local station = D.get(v, 'station')
  D.leave(cx, v)
  if cx.cfg.late then
    D.become(cx, v, 'free')
  else
    D.bind_again(cx, v, station)
  end
  D.settle(cx, v)
end

function D.finish_visit(cx, v)
  D.become(cx, v, 'finished')
  D.set_num(v, 'finishedAt', cx.now)
  D.set(v, 'outcome', 'done')
end

-- The end of every change of a visit: places first, then the lines.
function D.settle(cx, v)
  D.ensure(cx, v)
  D.sync(cx, v)
end

function D.has_todo(v, station)
  for _, item in ipairs(D.item_list(v)) do
    if item.state == 'todo' and (not station or item.station == station) then
      return true
    end
  end
  return false
end
