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

-- Sets a field of the head to its stored form; nil clears it.
function D.set(e, field, value)
  e.now[field] = value or ''
end

function D.set_num(e, field, value)
  e.now[field] = value and D.int(value) or ''
end

-- Notes a field of a visit's details by its prefix ('i:' items, 'p:' places, 'x:' passes, 'f:' preparation),
-- so that the fields of a map are found without looking at all.
function D.name_field(v, field)
  local names, prefix = v.names, string.sub(field, 1, 2)
  local list = names[prefix]
  if list then
    list[#list + 1] = string.sub(field, 3)
  else
    names[prefix] = { string.sub(field, 3) }
  end
end

-- Sets a field of a visit's details; `was` keeps the former value. What is ready may be another then, unless
-- the field is a place.
function D.put(v, field, value)
  local now, was = D.whole(v).now, v.was or {}
  if not now[field] then
    D.name_field(v, field)
  end
  if string.sub(field, 1, 2) ~= 'p:' then
    v.ready = nil
  end
  was[field] = was[field] or now[field] or ''
  v.was, now[field] = was, value or ''
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
