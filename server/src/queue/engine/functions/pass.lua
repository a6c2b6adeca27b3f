-- A called visit did not come: absent, or being examined elsewhere.
-- Payload: room, visit?, reason, expected?. Reply: visit, ticket, room, version.
-- Refusals: room.unknown, visit.unknown, room.stale, room.nobody-called, visit.unnamed, pass.too-soon.
-- Rules: C4, C5, C6.
local function need_patience(cx, v, station)
  local minimum = cx.cfg.stations[station]
  local calls = math.max(0, minimum.passMinCalls - D.num(v, 'calls'))
  local ms = math.max(0, D.num(v, 'calledAt') + minimum.passMinMs - cx.now)
  if calls > 0 or ms > 0 then
    D.refuse('pass.too-soon', '{"calls":' .. D.int(calls) .. ',"ms":' .. D.int(ms) .. '}')
  end
end

D.verb('pass', function(cx, args)
  local r = D.fresh_room(cx, args)
  local v = D.whole(D.visit_in(cx, r, 'called', args.visit, 'room.nobody-called'))
  local station = cx.cfg.rooms[r.id].station
  need_patience(cx, v, station)
  local before = D.get(v, 'x:' .. station)
  local undo = ',"station":' .. D.quote(station) .. ',"calls":' .. D.get(v, 'calls') .. ',"calledAt":'
    .. D.get(v, 'calledAt') .. ',"passes":' .. (before or 'null') .. ',"place":'
    .. (D.get(v, 'p:' .. station) or 'null')
  local reason = args.reason
  if reason == 'absent' then
    local passes = tonumber(before or 0) + 1
    D.put(v, 'x:' .. station, D.int(passes))
    reason = passes >= 3 and 'nurse' or reason
  end
  D.set(r, 'called', D.map_drop(D.get(r, 'called'), v.id))
  D.become(cx, v, 'away')
  D.set_away(cx, v, reason, station)
  D.sync(cx, v)
  D.remember(cx, r, 'pass', v, undo)
  D.about_visit(cx, v)
  D.about_room(cx, r)
  D.fact(cx, 'reason', D.quote(args.reason))
  cx.type = 'passed'
end)
