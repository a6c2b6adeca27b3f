-- A visit coming onto the floor.

function D.new_visit(cx, id)
  local v = D.create(cx, 'v', id)
  D.set(v, 'day', cx.day)
  D.set(v, 'moves', '0')
  return v
end

function D.set_class(cx, v, class)
  D.set(v, 'class', class)
  D.set(v, 'vip', cx.cfg.classes[class].vip and '1' or '0')
end

-- Whether the visit's items are all settled, and the state that follows from it (reassign, decline).
function D.settle_items(cx, v)
  local state, station = D.get(v, 'state'), D.get(v, 'station')
  if not D.has_todo(v) then
    if state ~= 'finished' then
      D.leave(cx, v)
      D.finish_visit(cx, v)
    end
  elseif state == 'finished' then
    D.become(cx, v, D.get(v, 'checkedInAt') and 'free' or 'expected')
  elseif station and state ~= 'serving' and not D.has_todo(v, station) then
    D.leave(cx, v)
    D.become(cx, v, 'free')
  end
  D.set_num(v, 'moves', D.num(v, 'moves') + 1)
  D.settle(cx, v)
end

-- Checks of items that are to be removed or declined.
function D.check_leaving(v, ids)
  local items = D.items(v)
  for _, id in ipairs(ids) do
    D.need(items[id], 'item.unknown')
  end
  for _, id in ipairs(ids) do
    D.need(items[id].state == 'todo', 'item.not-todo')
  end
  for _, id in ipairs(ids) do
    local here = D.get(v, 'state') == 'serving' and items[id].station == D.get(v, 'station')
    D.need(not here, 'item.serving')
  end
end

-- Items become removed or declined; timings that counted from them go.
function D.take_items(v, ids, state)
  local items = D.items(v)
  for _, id in ipairs(ids) do
    items[id].state = state
    D.save_item(v, items[id])
  end
  for _, item in ipairs(D.item_list(v)) do
    if D.settle_timing(v, item) then
      D.save_item(v, item)
    end
  end
end

-- A finished visit may be given items or lose them only while it is done, today.
function D.need_changeable(cx, v)
  local done = D.get(v, 'outcome') == 'done' and D.get(v, 'day') == cx.day
  D.need(D.get(v, 'state') ~= 'finished' or done, 'visit.finished')
end
