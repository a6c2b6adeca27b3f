-- Heads: the single-valued fields of a visit, room or station as one text (see heads.ts, which makes the
-- functions that open, close and compare them). All heads are fields of the campus's own hash, `v:<id>`,
-- `r:<id>`, `s:<id>`, so that one call reads what a command needs and one writes what it changed.

-- The fields of a head by name.
function D.open_head(kind, raw)
  local head = D.heads[kind]
  return head.open(struct.unpack(head.format, raw))
end

function D.empty_head(kind)
  return string.rep('\0', #D.heads[kind].format)
end

-- A numbered field beside a head: the undo records of a room, the takes of a station.
function D.slot(kind, id, number)
  return (kind == 'r' and 'u:' or 't:') .. id .. ':' .. D.int(number)
end
