-- Items are added to a visit or removed from it.
-- Payload: visit, add?, remove?. Reply: visit, ticket.
-- Refusals: visit.unknown, visit.finished, item.unknown, item.not-todo, item.serving, item.exists,
-- station.unknown, items.no-room, items.none.
-- Rules: T3, C8.
local function check_added(cx, v, added)
  local seen = {}
  for _, item in ipairs(added) do
    local known = D.items(v)[item.id]
    D.need(not seen[item.id] and (not known or known.state == 'removed'), 'item.exists')
    seen[item.id] = true
  end
  for _, item in ipairs(added) do
    D.need(cx.cfg.stations[item.station], 'station.unknown')
  end
  D.need_rooms(cx, added)
end

D.verb('reassign', function(cx, args)
  local v = D.whole(D.visit(cx, args.visit))
  local added, removed, named = args.add or {}, args.remove or {}, {}
  D.need_changeable(cx, v)
  D.check_leaving(v, removed)
  check_added(cx, v, added)
  D.need(#added + #removed > 0, 'items.none')
  D.take_items(v, removed, 'removed')
  D.add_items(v, added)
  D.settle_items(cx, v)
  for _, id in ipairs(removed) do
    named[#named + 1] = id
  end
  for _, item in ipairs(added) do
    named[#named + 1] = item.id
  end
  D.about_visit(cx, v)
  D.list_fact(cx, 'items', named)
  cx.type = 'reassigned'
end)
