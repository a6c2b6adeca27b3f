-- The facts most events share, and the records undo lives on.

D.UNDO_KEPT = 20

function D.about_visit(cx, v)
  local ticket = D.get(v, 'ticket')
  local fact = D.add_fact(cx, 'visit":"' .. v.id .. (ticket and '","ticket":"' .. ticket or '') .. '"')
  cx.replied = cx.replied .. ',"' .. fact
end

-- Names the room and who is on duty, and lets the reply carry the room's version.
function D.about_room(cx, r)
  local staff = D.get(r, 'staff')
  cx.about = r
  D.add_fact(cx, 'room":"' .. r.id .. '","station":"' .. cx.cfg.rooms[r.id].station
    .. (staff and '","staff":"' .. staff or '') .. '"')
  cx.replied = cx.replied .. ',"room":"' .. r.id .. '"'
end

-- A list of ids, left out when empty.
function D.list_fact(cx, name, ids)
  D.fact(cx, name, #ids > 0 and D.id_list(ids))
end

-- Keeps an undo record: the last 20 of a room, in a ring of slots. `more` is further JSON. The
-- beginning of a record is what the room shows.
function D.remember(cx, r, what, v, more)
  local shown = '{"what":"' .. what .. '","visit":"' .. v.id .. '","at":' .. cx.now_text
  D.put_undo(cx, r, shown .. ',"moves":' .. v.now.moves .. more .. '}')
  D.set(r, 'undo', shown .. '}')
end

-- Adds a record to a room's ring.
function D.put_undo(cx, r, record)
  local top, kept = D.num(r, 'ut') or 0, D.num(r, 'ul') or 0
  D.meta(cx, D.slot('r', r.id, top), record)
  D.set_num(r, 'ut', (top + 1) % D.UNDO_KEPT)
  D.set_num(r, 'ul', math.min(D.UNDO_KEPT, kept + 1))
end

local function record_at(r, index)
  return redis.call('HGET', r.p .. 'm', D.slot('r', r.id, index % D.UNDO_KEPT))
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
  D.set_num(r, 'ut', top % D.UNDO_KEPT)
  D.set_num(r, 'ul', left)
  local shown = left > 0 and string.match(record_at(r, top - 1), '^(.-),"moves"')
  D.set(r, 'undo', shown and shown .. '}')
end
