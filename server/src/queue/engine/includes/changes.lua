-- What a command changed, as the event's `changes` say it: whole new values of changed fields, null for
-- what is gone; items, places, passes and preparation entry by entry.

local KIND = {
  day = 's', class = 's', state = 's', ticket = 's', station = 's', room = 's', choice = 's',
  outcome = 's', staff = 's', vip = 'b', late = 'b',
}
local MAP = { ['i:'] = 'items', ['p:'] = 'places', ['x:'] = 'passes', ['f:'] = 'prep' }
-- Fields of the store alone.
local OWN = { q = true, tm = true, tk = true, door = true, ut = true, ul = true, there = true }

local function json(field, value)
  if value == '' then
    return 'null'
  end
  local kind = KIND[field]
  if kind == 's' then
    return D.quote(value)
  elseif kind == 'b' then
    return value == '1' and 'true' or 'false'
  end
  return value
end

local function own(field)
  return OWN[field] or string.find(field, '^u%d')
end

-- The entity's fields that really differ, as arguments of HSET and as a JSON object (nil if none shows).
function D.difference(e)
  local writes, parts, maps = {}, {}, {}
  for field, value in pairs(e.new) do
    if value ~= (e.old[field] or '') then
      writes[#writes + 1] = field
      writes[#writes + 1] = value
      local map = MAP[string.sub(field, 1, 2)]
      if map then
        maps[map] = maps[map] or {}
        local shown = value == '' and 'null' or map == 'prep' and 'true' or value
        table.insert(maps[map], D.quote(string.sub(field, 3)) .. ':' .. shown)
      elseif not own(field) then
        parts[#parts + 1] = D.quote(field) .. ':' .. json(field, value)
      end
    end
  end
  for map, entries in pairs(maps) do
    parts[#parts + 1] = D.quote(map) .. ':{' .. table.concat(entries, ',') .. '}'
  end
  return writes, parts
end

-- A new visit carries all its fields, its empty maps too.
function D.complete(e, parts)
  parts[#parts + 1] = '"id":' .. D.quote(e.id)
  if e.kind == 'v' then
    local there = {}
    for field, value in pairs(e.new) do
      there[MAP[string.sub(field, 1, 2)] or field] = value ~= '' or nil
    end
    for _, map in pairs(MAP) do
      if not there[map] then
        parts[#parts + 1] = D.quote(map) .. ':{}'
      end
    end
  end
end
