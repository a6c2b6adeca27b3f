-- What a command changed, as the event's `changes` say it: whole new values of changed fields, null for
-- what is gone; items, places, passes and preparation entry by entry. Every member begins with a comma.

local MAP = { ['i:'] = 'items', ['p:'] = 'places', ['x:'] = 'passes', ['f:'] = 'prep' }

-- Adds an entry of a map field ('p:us' is the place at us) to what is shown of that map.
local function show_entry(maps, field, value)
  local map = MAP[string.sub(field, 1, 2)]
  local shown = value == '' and 'null' or map == 'prep' and 'true' or value
  local entry = '"' .. string.sub(field, 3) .. '":' .. shown
  maps[map] = maps[map] and maps[map] .. ',' .. entry or entry
end

-- Shows what really differs of a visit's details. Returns it as alternating names and values, or nil.
local function show_details(v, out)
  local details, maps = nil, {}
  for field, old in pairs(v.was) do
    local value = v.now[field]
    if value ~= old then
      details = details or {}
      details[#details + 1] = field
      details[#details + 1] = value
      show_entry(maps, field, value)
    end
  end
  for map, entries in pairs(maps) do
    out[#out + 1] = ',"' .. map .. '":{' .. entries .. '}'
  end
  return details
end

-- A new entity carries its id, a new visit its empty maps too.
local function complete(e, out)
  out[#out + 1] = ',"id":"' .. e.id .. '"'
  if e.kind == 'v' then
    for prefix, map in pairs(MAP) do
      if #D.each(e, prefix) == 0 then
        out[#out + 1] = ',"' .. map .. '":{}'
      end
    end
  end
end

-- Shows an entity's changes in `out`. Returns whether its head changed, and its changed details or nil.
function D.difference(e, out)
  local head = D.heads[e.kind]
  local changed = head.compare(e.now, out, #out, struct.unpack(head.format, e.raw))
  local details = e.was and show_details(e, out)
  if e.shown then
    out[#out + 1] = e.shown
  end
  if e.kind == 's' then
    D.show_takes(e, out)
  end
  if e.fresh then
    complete(e, out)
  end
  return changed or e.fresh, details
end
