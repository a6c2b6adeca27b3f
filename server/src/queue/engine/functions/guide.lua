-- Guidance says which stations it accepts for some visits, or, with none, only that it is at work.
-- Payload: accept (visit → stations). Reply: nothing further.
-- Refusals: visit.unknown.
-- Rules: P4, G2.
D.verb('guide', function(cx, args)
  local ids = D.keys_sorted(args.accept)
  local known = #ids == 0
  for _, id in ipairs(ids) do
    known = D.visit_or_nil(cx, id) ~= nil or known
  end
  D.need(known, 'visit.unknown')
  for _, id in ipairs(ids) do
    local v = D.visit_or_nil(cx, id)
    if v and D.get(v, 'state') ~= 'finished' then
      D.whole(v)
      D.set(v, 'accept', D.id_list(args.accept[id]))
      D.settle(cx, v)
    end
  end
  D.meta(cx, 'guided', cx.now_text)
  cx.site = '"guidedAt":' .. cx.now_text
  cx.type = 'guided'
end)
