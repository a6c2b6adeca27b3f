-- Reading and writing single fields of an entity.

function D.get(e, field)
  local value = e.now[field]
  if value ~= '' then
    return value
  end
end

function D.num(e, field)
  return tonumber(e.now[field])
end

-- Notes a map field by its prefix ('i:' items, 'p:' places, 'x:' passes, 'f:' preparation, 'u:' the undo
-- records of a room), so that the fields of a map are found without looking at all.
function D.name_field(e, field)
  local names, prefix = e.names, string.sub(field, 1, 2)
  local list = names[prefix]
  if list then
    list[#list + 1] = string.sub(field, 3)
  else
    names[prefix] = { string.sub(field, 3) }
  end
end

-- Sets a field to its stored form; nil clears it.
function D.set(e, field, value)
  local now = e.now
  local old = now[field]
  if not value then
    value = ''
  end
  if old == value then
    return
  elseif not old then
    old = ''
    if e.names then
      D.name_field(e, field)
    end
  end
  local was = e.was
  if not was then
    e.was = { [field] = old }
  elseif not was[field] then
    was[field] = old
  end
  now[field] = value
end

function D.set_num(e, field, value)
  D.set(e, field, value and D.int(value))
end

-- Ids in a map that are there now.
function D.each(v, prefix)
  local present = {}
  D.whole(v)
  for _, id in ipairs(v.names[prefix] or {}) do
    if v.now[prefix .. id] ~= '' then
      present[#present + 1] = id
    end
  end
  return present
end
