-- A room stops calling for a while.
-- Payload: room, reason, until?, expected?. Reply: room, version.
-- Refusals: room.unknown, room.stale, room.not-open.
-- Rules: C9.
D.verb('pause_room', function(cx, args)
  local r = D.fresh_room(cx, args)
  D.need(D.get(r, 'state') == 'open', 'room.not-open')
  local reason, until_at = cjson.encode(args.reason), args['until'] and D.int(args['until'])
  D.set(r, 'state', 'paused')
  D.set(r, 'pause', '{"reason":' .. reason .. ',"at":' .. D.int(cx.now)
    .. (until_at and ',"until":' .. until_at or '') .. '}')
  D.about_room(cx, r)
  D.list_fact(cx, 'visits', D.empty_room(cx, r))
  D.fact(cx, 'reason', reason)
  D.fact(cx, 'until', until_at)
  D.freeze_check(cx, cx.cfg.rooms[r.id].station)
  cx.type = 'room-paused'
end)
