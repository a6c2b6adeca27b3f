-- Visits, rooms and stations while a command looks at them: fields as stored (old) and as changed (new).
-- A missing field and '' are the same, so that clearing a field is a write like any other.

-- What calling, recalling, starting and passing need; the rest of a visit is read only when asked for.
local LIGHT = {
  'state', 'class', 'vip', 'ticket', 'station', 'room', 'boundAt', 'calledAt', 'startedAt', 'calls',
  'moves', 'choice', 'away', 'q', 'tm', 'tk',
}
local ROOM = {
  'version', 'state', 'called', 'serving', 'lastCallAt', 'lastRecallAt', 'staff', 'openedAt', 'pause',
  'undo', 'door', 'ut', 'ul',
}
local STATION = { 'there', 'takes', 'spent', 'frozenAt' }

local function entity(cx, kind, id)
  return { kind = kind, id = id, key = cx.p .. kind .. ':' .. id, old = {}, new = {} }
end

local function read(e, fields)
  local values = redis.call('HMGET', e.key, unpack(fields))
  for i = 1, #fields do
    e.old[fields[i]] = values[i] or nil
  end
  return values[1]
end

local function known(cx, kind, id, fields, code)
  local e = cx[kind][id]
  if not e then
    e = entity(cx, kind, id)
    if not read(e, fields) then
      return code and D.refuse(code) or nil
    end
    cx[kind][id] = e
  end
  return e
end

-- The visit, refused as visit.unknown when it is not on the floor.
function D.visit(cx, id)
  return known(cx, 'v', id, LIGHT, 'visit.unknown')
end

function D.visit_or_nil(cx, id)
  return known(cx, 'v', id, LIGHT)
end

function D.room(cx, id)
  return known(cx, 'r', id, ROOM, 'room.unknown')
end

function D.room_or_nil(cx, id)
  return known(cx, 'r', id, ROOM)
end

function D.station(cx, id)
  return known(cx, 's', id, STATION, 'station.unknown')
end

-- An entity that did not exist before this command.
function D.create(cx, kind, id)
  local e = entity(cx, kind, id)
  e.fresh, e.full = true, true
  cx[kind][id] = e
  return e
end

-- Reads the rest of a visit: items, places, passes, preparation.
function D.whole(v)
  if not v.full then
    local flat = redis.call('HGETALL', v.key)
    local old = v.old
    for i = 1, #flat, 2 do
      old[flat[i]] = flat[i + 1]
    end
    v.full = true
  end
  return v
end
