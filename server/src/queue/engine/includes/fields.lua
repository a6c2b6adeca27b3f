-- Reading and writing single fields of an entity.

function D.get(e, field)
  local value = e.new[field]
  if value == nil then
    value = e.old[field]
  end
  if value == '' then
    return nil
  end
  return value
end

function D.num(e, field)
  local value = D.get(e, field)
  return value and tonumber(value)
end

-- Sets a field to its stored form; nil clears it.
function D.set(e, field, value)
  e.new[field] = value or ''
end

function D.set_num(e, field, value)
  e.new[field] = value and D.int(value) or ''
end

-- Names of the map fields with a prefix ('i:' items, 'p:' places, 'x:' passes, 'f:' preparation) that
-- are there now, without the prefix.
function D.each(v, prefix)
  D.whole(v)
  local names = {}
  for field, value in pairs(v.old) do
    if string.sub(field, 1, 2) == prefix and value ~= '' and v.new[field] == nil then
      names[#names + 1] = string.sub(field, 3)
    end
  end
  for field, value in pairs(v.new) do
    if string.sub(field, 1, 2) == prefix and value ~= '' then
      names[#names + 1] = string.sub(field, 3)
    end
  end
  table.sort(names)
  return names
end
