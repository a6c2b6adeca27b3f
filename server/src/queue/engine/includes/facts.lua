-- The facts most events share, and the records undo lives on.

local KEEP = 20

function D.about_visit(cx, v)
  D.fact(cx, 'visit', D.quote(v.id))
  local ticket = D.get(v, 'ticket')
  D.fact(cx, 'ticket', ticket and D.quote(ticket))
end

-- Names the room and who is on duty, and lets the reply carry the room's version.
function D.about_room(cx, r)
  local staff = D.get(r, 'staff')
  cx.about = r
  D.fact(cx, 'room', D.quote(r.id))
  D.fact(cx, 'station', D.quote(cx.cfg.rooms[r.id].station))
  D.fact(cx, 'staff', staff and D.quote(staff))
end

-- A list of ids, left out when empty.
function D.list_fact(cx, name, ids)
  D.fact(cx, name, #ids > 0 and D.id_list(ids))
end

-- Keeps an undo record: the last 20 of a room, in a ring of hash fields. `more` is further JSON. The
-- beginning of a record is what the room shows.
function D.remember(cx, r, what, v, more)
  local top = D.num(r, 'ut') or 0
  local shown = '{"what":"' .. what .. '","visit":"' .. v.id .. '","at":' .. cx.now_text
  D.set(r, 'u:' .. top % KEEP, shown .. ',"moves":' .. D.get(v, 'moves') .. more .. '}')
  D.set_num(r, 'ut', top + 1)
  D.set_num(r, 'ul', math.min(KEEP, (D.num(r, 'ul') or 0) + 1))
  D.set(r, 'undo', shown .. '}')
end

local function record_at(r, index)
  local field = 'u:' .. index % KEEP
  return redis.call('HGET', r.key, field)
end

-- The newest record, decoded, or nil.
function D.newest_undo(r)
  if (D.num(r, 'ul') or 0) == 0 then
    return nil
  end
  return cjson.decode(record_at(r, D.num(r, 'ut') - 1))
end

-- Takes the newest record off, so that the one before it shows.
function D.pop_undo(r)
  local top, left = D.num(r, 'ut') - 1, D.num(r, 'ul') - 1
  D.set_num(r, 'ut', top)
  D.set_num(r, 'ul', left)
  local shown = left > 0 and string.match(record_at(r, top - 1), '^(.-),"moves"')
  D.set(r, 'undo', shown and shown .. '}')
end
