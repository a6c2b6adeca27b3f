-- The examinee will not have some items.
-- Payload: visit, items. Reply: visit, ticket.
-- Refusals: visit.unknown, visit.finished, item.unknown, item.not-todo, item.serving.
-- Rules: T3, C8.
D.verb('decline', function(cx, args)
  local v = D.whole(D.visit(cx, args.visit))
  D.need_changeable(cx, v)
  D.check_leaving(v, args.items)
  D.take_items(v, args.items, 'declined')
  D.settle_items(cx, v)
  D.about_visit(cx, v)
  D.list_fact(cx, 'items', args.items)
  cx.type = 'declined'
end)
