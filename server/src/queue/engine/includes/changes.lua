-- What a command changed, as the event's `changes` say it: whole new values of changed fields, null for
-- what is gone; items, places, passes and preparation entry by entry.

-- How a field's stored form becomes JSON: s text, n number, j JSON already, b flag, o the store's own.
local KIND = {
  day = 's', class = 's', state = 's', ticket = 's', station = 's', room = 's', choice = 's',
  outcome = 's', staff = 's', vip = 'b', late = 'b', accept = 'j', away = 'j', appointment = 'n',
  checkedInAt = 'n', since = 'n', boundAt = 'n', calledAt = 'n', startedAt = 'n', finishedAt = 'n',
  calls = 'n', moves = 'n', version = 'n', called = 'j', serving = 'j', lastCallAt = 'n',
  lastRecallAt = 'n', openedAt = 'n', pause = 'j', undo = 'j', frozenAt = 'n', q = 'o', tm = 'o', tk = 'o',
  door = 'o', ut = 'o', ul = 'o', spent = 'o', top = 'o',
}
local MAP = { ['i:'] = 'items', ['p:'] = 'places', ['x:'] = 'passes', ['f:'] = 'prep' }

-- A head's field, and how it begins.
local function shown_field(lead, field, kind, value)
  if value == '' then
    return lead .. field .. '":null'
  elseif kind == 's' then
    return lead .. field .. '":"' .. value .. '"'
  elseif kind == 'b' then
    return lead .. field .. (value == '1' and '":true' or '":false')
  end
  return lead .. field .. '":' .. value
end

-- Adds an entry of a map field ('p:us' is the place at us) to what is shown of that map.
local function show_entry(maps, field, value)
  local map = MAP[string.sub(field, 1, 2)]
  local shown = value == '' and 'null' or map == 'prep' and 'true' or value
  local entry = '"' .. string.sub(field, 3) .. '":' .. shown
  maps[map] = maps[map] and maps[map] .. ',' .. entry or entry
end

local function show_maps(maps, lead, out)
  for map, entries in pairs(maps) do
    out[#out + 1] = lead .. map .. '":{' .. entries .. '}'
    lead = ',"'
  end
  return lead
end

-- Shows the entity's fields that really differ in `out`, the first beginning with `lead`. Returns how the
-- next would begin, whether a field of the head is among them, and the other fields as alternating names
-- and values, or nil.
function D.difference(e, lead, out)
  local now, head, details, maps = e.now, false, nil, nil
  for field, old in pairs(e.was or {}) do
    local value = now[field]
    if value ~= old then
      local kind = KIND[field]
      if not kind then
        details, maps = details or {}, maps or {}
        details[#details + 1] = field
        details[#details + 1] = value
        show_entry(maps, field, value)
      else
        head = true
        if kind ~= 'o' then
          out[#out + 1] = shown_field(lead, field, kind, value)
          lead = ',"'
        end
      end
    end
  end
  if maps then
    lead = show_maps(maps, lead, out)
  end
  return lead, head, details
end

-- A new entity carries its id, a new visit its empty maps too.
function D.complete(e, lead, out)
  out[#out + 1] = lead .. 'id":"' .. e.id .. '"'
  lead = ',"'
  if e.kind == 'v' then
    for prefix, map in pairs(MAP) do
      if #D.each(e, prefix) == 0 then
        out[#out + 1] = lead .. map .. '":{}'
      end
    end
  end
  return lead
end
