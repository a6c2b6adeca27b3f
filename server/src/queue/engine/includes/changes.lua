-- What a command changed, as the event's `changes` say it: whole new values of changed fields, null for
-- what is gone; items, places, passes and preparation entry by entry.

-- How a field's stored form becomes JSON: s text, n number, j JSON already, b flag, o the store's own.
local KIND = {
  day = 's', class = 's', state = 's', ticket = 's', station = 's', room = 's', choice = 's',
  outcome = 's', staff = 's', vip = 'b', late = 'b', accept = 'j', away = 'j', appointment = 'n',
  checkedInAt = 'n', since = 'n', boundAt = 'n', calledAt = 'n', startedAt = 'n', finishedAt = 'n',
  calls = 'n', moves = 'n', version = 'n', called = 'j', serving = 'j', lastCallAt = 'n',
  lastRecallAt = 'n', openedAt = 'n', pause = 'j', undo = 'j', takes = 'j', frozenAt = 'n', q = 'o',
  tm = 'o', tk = 'o', door = 'o', ut = 'o', ul = 'o', there = 'o', spent = 'o',
}
local MAP = { i = 'items', p = 'places', x = 'passes', f = 'prep' }

local function json(kind, value)
  if value == '' then
    return 'null'
  elseif kind == 's' then
    return '"' .. value .. '"'
  elseif kind == 'b' then
    return value == '1' and 'true' or 'false'
  end
  return value
end

-- Adds an entry of a map field ('p:us' is the place at us) to what is shown of that map.
local function show_entry(maps, field, value)
  local map = MAP[string.match(field, '^(%a):')]
  if map then
    local shown = value == '' and 'null' or map == 'prep' and 'true' or value
    maps[map] = maps[map] or {}
    table.insert(maps[map], '"' .. string.sub(field, 3) .. '":' .. shown)
  end
end

-- The entity's fields that really differ: as arguments of HSET, and as JSON pairs of what shows.
function D.difference(e)
  local writes, parts, old = {}, {}, e.old
  local size, shown, maps = 0, 0, nil
  for field, value in pairs(e.new) do
    if value ~= (old[field] or '') then
      writes[size + 1], writes[size + 2] = field, value
      size = size + 2
      local kind = KIND[field]
      if not kind then
        maps = maps or {}
        show_entry(maps, field, value)
      elseif kind ~= 'o' then
        shown = shown + 1
        parts[shown] = '"' .. field .. '":' .. json(kind, value)
      end
    end
  end
  for map, entries in pairs(maps or {}) do
    parts[#parts + 1] = '"' .. map .. '":{' .. table.concat(entries, ',') .. '}'
  end
  return writes, parts
end

-- A new visit carries all its fields, its empty maps too.
function D.complete(e, parts)
  parts[#parts + 1] = '"id":' .. D.quote(e.id)
  if e.kind == 'v' then
    local there = {}
    for field, value in pairs(e.new) do
      local map = MAP[string.match(field, '^(%a):')]
      if map and value ~= '' then
        there[map] = true
      end
    end
    for _, map in pairs(MAP) do
      if not there[map] then
        parts[#parts + 1] = D.quote(map) .. ':{}'
      end
    end
  end
end
