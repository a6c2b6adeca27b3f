-- The end of the day: first no more joins, then everybody leaves the floor in portions.
-- Payload: cutOff, limit?. Reply: remaining (cut-off).
-- Refusals: site.closing; with cutOff site.not-closing.
-- Rules: E5, T1.
D.verb('close_day', function(cx, args)
  if not args.cutOff then
    D.need_open_day(cx)
    D.meta(cx, 'closing', '1')
    cx.site = '"closing":true'
    cx.type = 'day-closing'
    return
  end
  D.need(cx.closing, 'site.not-closing')
  local gone = redis.call('ZRANGE', cx.p .. 'vs', 0, (args.limit or 500) - 1)
  for _, id in ipairs(gone) do
    D.remove_visit(cx, D.visit(cx, id))
  end
  local remaining = redis.call('ZCARD', cx.p .. 'vs') - #gone
  if remaining == 0 then
    D.turn_day(cx)
  end
  D.list_fact(cx, 'visits', gone)
  D.fact(cx, 'remaining', D.int(remaining))
  cx.type = 'day-closed'
end)
