-- The items of a visit: decoded when first needed, written back one hash field each.

-- All items by id; v.order_of_items lists them in the visit's order.
function D.items(v)
  if not v.items then
    v.items, v.list = {}, {}
    for _, id in ipairs(D.each(v, 'i:')) do
      local item = cjson.decode(D.get(v, 'i:' .. id))
      v.items[id] = item
      v.list[#v.list + 1] = item
    end
    if #v.list > 1 then
      table.sort(v.list, function(a, b)
        return a.index < b.index
      end)
    end
  end
  return v.items
end

-- The items in the visit's order.
function D.item_list(v)
  D.items(v)
  return v.list
end

-- Puts an item's present content back into the visit.
function D.save_item(v, item)
  D.put(v, 'i:' .. item.id, D.item_json(item))
end

-- Takes an item out of the visit's order: it was removed and comes again.
function D.drop_item(v, id)
  for i, item in ipairs(v.list) do
    if item.id == id then
      table.remove(v.list, i)
      return
    end
  end
end

-- Adds new items behind the others and settles their times.
function D.add_items(v, added)
  local items = D.items(v)
  local index = 0
  for _, item in ipairs(v.list) do
    index = math.max(index, item.index + 1)
  end
  for _, item in ipairs(added) do
    if items[item.id] then
      D.drop_item(v, item.id)
    end
    item.index, item.state = index, 'todo'
    index = index + 1
    if item.timing then
      item.notBefore, item.due, item.latest = nil, nil, nil
    end
    items[item.id] = item
    v.list[#v.list + 1] = item
  end
  for _, item in ipairs(added) do
    D.settle_timing(v, item)
    D.save_item(v, item)
  end
end

-- Starts or drops an item's timing as the item it counts from stands (rule G4). True if it changed.
function D.settle_timing(v, item)
  local timing = item.timing
  if item.state ~= 'todo' or not timing or item.notBefore then
    return false
  end
  local from = D.items(v)[timing.from]
  if from and from.state == 'todo' then
    return false
  end
  if from and from.state == 'done' then
    item.notBefore = from.doneAt + timing.notBefore
    item.due = from.doneAt + timing.due
    item.latest = from.doneAt + timing.latest
  else
    item.timing = nil
  end
  return true
end

-- Puts items back as they were (undo of a finish).
function D.restore_items(v, former)
  for _, item in ipairs(former) do
    D.put(v, 'i:' .. item.id, D.item_json(item))
  end
  v.items = nil
end
