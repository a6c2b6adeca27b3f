-- Repeats an announcement and changes nothing else.
-- Payload: room, visit?, expected?. Reply: visit, ticket, room, version (unchanged).
-- Refusals: room.unknown, visit.unknown, room.stale, room.nobody-called, visit.unnamed, recall.too-soon.
-- Rules: C3.
D.verb('recall', function(cx, args)
  local r = D.fresh_room(cx, args)
  local v = D.visit_in(cx, r, 'called', args.visit, 'room.nobody-called')
  local last = math.max(D.num(v, 'calledAt'), D.num(r, 'lastRecallAt') or 0)
  local left = last + cx.cfg.policy.recallCooldownMs - cx.now
  if left > 0 then
    D.refuse('recall.too-soon', '{"ms":' .. D.int(left) .. '}')
  end
  local calls = D.int(D.num(v, 'calls') + 1)
  D.set(v, 'calls', calls)
  D.set_num(r, 'lastRecallAt', cx.now)
  D.about_visit(cx, v)
  D.about_room(cx, r)
  D.fact(cx, 'calls', calls)
  cx.type = 'recalled'
end)
