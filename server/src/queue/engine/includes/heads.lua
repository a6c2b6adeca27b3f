-- Heads: the single-valued fields of a visit, room or station as one text, each field ended by a zero
-- byte (no value contains one: they are ids, numbers and JSON; '' is a missing field). All heads are fields
-- of the campus's own hash, `v:<id>`, `r:<id>`, `s:<id>`, so that one call reads what a command needs and
-- one writes what it changed.

local Z = '\0'

-- Written out field by field: one constructor makes the table in its final size, one concatenation the text.
local function open_visit(
  day, class, vip, state, ticket, appointment, checkedInAt, since, station, room, boundAt, calledAt,
  startedAt, finishedAt, calls, moves, choice, accept, away, late, outcome, q, tm, tk
)
  return {
    day = day, class = class, vip = vip, state = state, ticket = ticket, appointment = appointment,
    checkedInAt = checkedInAt, since = since, station = station, room = room, boundAt = boundAt,
    calledAt = calledAt, startedAt = startedAt, finishedAt = finishedAt, calls = calls, moves = moves,
    choice = choice, accept = accept, away = away, late = late, outcome = outcome, q = q, tm = tm, tk = tk,
  }
end

local function close_visit(v)
  return v.day .. Z .. v.class .. Z .. v.vip .. Z .. v.state .. Z .. v.ticket .. Z .. v.appointment .. Z
    .. v.checkedInAt .. Z .. v.since .. Z .. v.station .. Z .. v.room .. Z .. v.boundAt .. Z .. v.calledAt .. Z
    .. v.startedAt .. Z .. v.finishedAt .. Z .. v.calls .. Z .. v.moves .. Z .. v.choice .. Z .. v.accept .. Z
    .. v.away .. Z .. v.late .. Z .. v.outcome .. Z .. v.q .. Z .. v.tm .. Z .. v.tk .. Z
end

local function open_room(
  version, state, called, serving, lastCallAt, lastRecallAt, staff, openedAt, pause, undo, door, ut, ul
)
  return {
    version = version, state = state, called = called, serving = serving, lastCallAt = lastCallAt,
    lastRecallAt = lastRecallAt, staff = staff, openedAt = openedAt, pause = pause, undo = undo,
    door = door, ut = ut, ul = ul,
  }
end

local function close_room(r)
  return r.version .. Z .. r.state .. Z .. r.called .. Z .. r.serving .. Z .. r.lastCallAt .. Z
    .. r.lastRecallAt .. Z .. r.staff .. Z .. r.openedAt .. Z .. r.pause .. Z .. r.undo .. Z .. r.door .. Z
    .. r.ut .. Z .. r.ul .. Z
end

local function open_station(frozenAt, spent, top)
  return { frozenAt = frozenAt, spent = spent, top = top }
end

local function close_station(s)
  return s.frozenAt .. Z .. s.spent .. Z .. s.top .. Z
end

local OPEN = { v = open_visit, r = open_room, s = open_station }
local CLOSE = { v = close_visit, r = close_room, s = close_station }
-- For struct: as many texts, each up to a zero byte.
local FORMAT = { v = 'ssssssssssssssssssssssss', r = 'sssssssssssss', s = 'sss' }

-- The fields of a head by name.
function D.open_head(kind, raw)
  return OPEN[kind](struct.unpack(FORMAT[kind], raw))
end

function D.empty_head(kind)
  return D.open_head(kind, string.rep(Z, #FORMAT[kind]))
end

function D.close_head(kind, fields)
  return CLOSE[kind](fields)
end

-- A numbered field beside a head: the undo records of a room, the takes of a station.
function D.slot(kind, id, number)
  return (kind == 'r' and 'u:' or 't:') .. id .. ':' .. D.int(number)
end
