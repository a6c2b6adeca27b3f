-- Visits, rooms and stations while a command looks at them. `now` has their fields as they are now, `raw`
-- is the head as it was. A missing field and '' are the same, so that clearing a field is a write like any
-- other.

local PREFIX = { v = 'v:', r = 'r:', s = 's:' }

-- The field of the campus's hash with an entity's head.
function D.head_field(kind, id)
  return PREFIX[kind] .. id
end

-- Takes in a head that has been read; false means that there is no such entity.
function D.meet(cx, kind, id, raw)
  if raw then
    local e = { kind = kind, id = id, p = cx.p, raw = raw, now = D.open_head(kind, raw) }
    cx[kind][id] = e
    return e
  end
end

local function known(cx, kind, id, code)
  local e = cx[kind][id]
    or D.meet(cx, kind, id, redis.call('HGET', cx.p .. 'm', D.head_field(kind, id)))
  if not e and code then
    D.refuse(code)
  end
  return e
end

-- The visit, refused as visit.unknown when it is not on the floor.
function D.visit(cx, id)
  return known(cx, 'v', id, 'visit.unknown')
end

function D.visit_or_nil(cx, id)
  return known(cx, 'v', id)
end

function D.room(cx, id)
  return known(cx, 'r', id, 'room.unknown')
end

function D.room_or_nil(cx, id)
  return known(cx, 'r', id)
end

function D.station(cx, id)
  return known(cx, 's', id, 'station.unknown')
end

-- An entity that did not exist before this command.
function D.create(cx, kind, id)
  local e = D.meet(cx, kind, id, D.empty_head(kind))
  e.fresh, e.names = true, {}
  return e
end

-- The hash with a visit's items, places, passes and preparation, a field each.
function D.details_key(e)
  return e.p .. 'v:' .. e.id
end

-- Reads these too. `names` lists the ids in each of the maps by its prefix.
function D.whole(v)
  if not v.names then
    local flat, now = redis.call('HGETALL', D.details_key(v)), v.now
    v.names = {}
    for i = 1, #flat, 2 do
      D.name_field(v, flat[i])
      now[flat[i]] = flat[i + 1]
    end
  end
  return v
end
