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

-- The beginning of a field's JSON, made once.
local begins = {}

local function beginning(field, kind)
  local text = '"' .. field .. (kind == 's' and '":"' or '":')
  begins[field] = text
  return text
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

local function show_maps(maps, out)
  for map, entries in pairs(maps) do
    out[#out + 1] = '"' .. map .. '":{' .. table.concat(entries, ',') .. '}'
    out[#out + 1] = ','
  end
end

-- The entity's fields that really differ, as arguments of HSET; what shows of them is appended to `out`
-- as JSON, in pieces, each field followed by a comma: long texts are joined only once.
function D.difference(e, out)
  local writes, size, n, old, maps = {}, 0, #out, e.old, nil
  for field, value in pairs(e.new) do
    if value ~= (old[field] or '') then
      writes[size + 1], writes[size + 2] = field, value
      size = size + 2
      local kind = KIND[field]
      if not kind then
        maps = maps or {}
        show_entry(maps, field, value)
      elseif kind ~= 'o' then
        if value == '' then
          out[n + 1], out[n + 2], out[n + 3] = '"', field, '":null'
        elseif kind == 'b' then
          out[n + 1], out[n + 2], out[n + 3] = '"', field, value == '1' and '":true' or '":false'
        else
          out[n + 1], out[n + 2] = begins[field] or beginning(field, kind), value
          out[n + 3] = kind == 's' and '"' or ''
        end
        out[n + 4] = ','
        n = n + 4
      end
    end
  end
  if maps then
    show_maps(maps, out)
  end
  return writes
end

-- A new entity carries its id, a new visit its empty maps too.
function D.complete(e, out)
  out[#out + 1] = '"id":"' .. e.id .. '",'
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
        out[#out + 1] = '"' .. map .. '":{},'
      end
    end
  end
end
