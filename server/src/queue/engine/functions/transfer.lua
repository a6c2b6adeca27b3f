-- A nurse sends a visit to a station, at its place or first in line.
-- Payload: visit, station, position ('key' or 'first'). Reply: visit, ticket.
-- Refusals: visit.unknown, site.closing, visit.not-arrived, visit.finished, visit.serving, station.unknown,
-- join.no-items.
-- Rules: G3, P1.

-- The least key of all places at a station, the visit's own included.
local function least_key(cx, v, station)
  local least = D.place(v, station)
  for _, id in ipairs(redis.call('ZRANGE', cx.p .. 'vs', 0, -1)) do
    local raw = redis.call('HGET', cx.p .. 'v:' .. id, 'p:' .. station)
    local key = raw and tonumber(string.match(raw, '-?%d+'))
    if key and key < least then
      least = key
    end
  end
  return least
end

D.verb('transfer', function(cx, args)
  local v = D.whole(D.visit(cx, args.visit))
  local station = args.station
  D.need_open_day(cx)
  D.refuse_states(v, { 'expected', 'finished', 'serving' })
  D.need(cx.cfg.stations[station], 'station.unknown')
  D.need(D.has_todo(v, station), 'join.no-items')
  D.leave(cx, v)
  D.set(v, 'choice', station)
  if cx.cfg.late then
    D.become(cx, v, 'free')
  else
    D.bind(cx, v, station)
  end
  if args.position == 'first' then
    local _, order = D.place(v, station)
    D.put_place(v, station, least_key(cx, v, station) - 1, order)
  end
  D.settle(cx, v)
  D.about_visit(cx, v)
  D.fact(cx, 'station', D.quote(station))
  cx.type = 'transferred'
end)
