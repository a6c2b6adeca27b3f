-- Checks several verbs share, in the order of docs/queue-rules.md.

-- The room a command names, with the version its sender last saw; the visit it names must exist too.
function D.fresh_room(cx, args)
  local r = D.room(cx, args.room)
  if args.visit then
    D.visit(cx, args.visit)
  end
  D.need(not args.expected or args.expected == D.num(r, 'version'), 'room.stale')
  return r
end

function D.need_open_day(cx)
  D.need(not cx.closing, 'site.closing')
end

function D.room_load(r)
  return D.map_size(r.now.called), D.map_size(r.now.serving)
end

-- A moment within the press lock of the room's last call (rule C1).
function D.need_pause(cx, r)
  local last = D.num(r, 'lastCallAt')
  local left = last and last + cx.cfg.policy.pressLockMs - cx.now or 0
  if left > 0 then
    D.refuse('call.too-soon', '{"ms":' .. D.int(left) .. '}')
  end
end

-- Whether a room may call at all: open, day open, not too soon, not full.
function D.need_callable_room(cx, r)
  D.need(D.get(r, 'state') == 'open', 'room.not-open')
  D.need_open_day(cx)
  D.need_pause(cx, r)
  local called, serving = D.room_load(r)
  D.need(called + serving < cx.cfg.rooms[r.id].capacity, 'room.full')
end

-- The visit a command means among those called or served in a room.
function D.visit_in(cx, r, field, named, nobody)
  local map, size = D.map_read(D.get(r, field))
  if named then
    D.need(map[named], nobody)
    return D.visit(cx, named)
  end
  D.need(size > 0, nobody)
  D.need(size == 1, 'visit.unnamed')
  return D.visit(cx, (next(map)))
end

local GONE_ELSEWHERE = {
  expected = 'visit.not-arrived', finished = 'visit.finished', serving = 'visit.serving',
  called = 'visit.called', away = 'visit.away',
}

-- Refuses the states listed, each with its own code.
function D.refuse_states(v, states)
  local state = v.now.state
  for i = 1, #states do
    if states[i] == state then
      D.refuse(GONE_ELSEWHERE[state])
    end
  end
end

-- Checks of items a command brings: their stations, that there are any, that none comes twice.
function D.check_items(cx, items, present)
  for _, item in ipairs(items) do
    D.need(cx.cfg.stations[item.station], 'station.unknown')
  end
  D.need(#items > 0, 'items.none')
  local seen = {}
  for _, item in ipairs(items) do
    D.need(not seen[item.id] and not (present and present[item.id]), 'item.exists')
    seen[item.id] = true
  end
end

function D.need_rooms(cx, items)
  for _, item in ipairs(items) do
    local todo = item.state == nil or item.state == 'todo'
    D.need(not todo or D.some_room_has(cx, item.station, item.tags), 'items.no-room')
  end
end
