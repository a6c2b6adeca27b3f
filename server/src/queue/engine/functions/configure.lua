-- Replaces a campus's settings; the first time, founds the campus.
-- Payload: the settings themselves, as canonical JSON.
-- Refusals: config.in-use.
-- Rules: E5, E6.
D.verb('configure', function(cx, args)
  local raw = cx.raw
  local before = cx.cfg
  local after = D.parse_settings(raw)
  D.check_settings(cx, before, after)
  cx.cfg = after
  if not before then
    cx.day = D.day_of(cx)
    D.meta(cx, 'day', cx.day)
    D.meta(cx, 'epoch', D.new_epoch())
    D.meta(cx, 'schema', D.SCHEMA)
  end
  D.apply_settings(cx, before, after)
  cx.site = (before and '' or '"day":' .. D.quote(cx.day) .. ',') .. '"settings":' .. raw
  D.meta(cx, 'settings', raw)
  D.meta(cx, 'cfg', D.new_epoch() .. ':' .. cx.seq_text)
  cx.type = 'configured'
end, true)
