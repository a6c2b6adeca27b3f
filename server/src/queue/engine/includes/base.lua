-- The table all files of the library share, and what everything else stands on.
-- Nothing at the top level of a file may touch redis, cjson or math: on Redis 7.0 they do not exist yet
-- while a library loads.

-- Ends a command before it has written anything. Refusals travel as values to the client: execute()
-- catches this table and nothing else.
function D.refuse(code, details)
  error({ code = code, details = details }, 0)
end

function D.need(condition, code)
  if not condition then
    error({ code = code }, 0)
  end
end

local small = {}

-- Whole numbers as text: Lua's own conversion keeps 14 digits only. Small ones are kept.
function D.int(number)
  local text = small[number]
  if not text then
    text = string.format('%d', number)
    if number >= 0 and number < 256 then
      small[number] = text
    end
  end
  return text
end

-- Ids are checked against a pattern before they come here and need no escaping.
function D.quote(id)
  return '"' .. id .. '"'
end

function D.keys_sorted(map)
  local keys = {}
  for key in pairs(map) do
    keys[#keys + 1] = key
  end
  table.sort(keys)
  return keys
end

-- A JSON list of ids.
function D.id_list(ids)
  if #ids == 0 then
    return '[]'
  end
  return '["' .. table.concat(ids, '","') .. '"]'
end

local REPLIED = { visit = true, ticket = true, room = true, remaining = true }

-- Adds JSON from its first name on to the event's facts.
function D.add_fact(cx, json)
  local out = cx.out
  local n = #out
  out[n + 1], out[n + 2] = n == 1 and '"' or ',"', json
  return json
end

-- A field an event names, and for some the reply too: kept as ready JSON.
function D.fact(cx, name, json)
  if json then
    local fact = D.add_fact(cx, name .. '":' .. json)
    if REPLIED[name] then
      cx.replied = cx.replied .. ',"' .. fact
    end
  end
end

-- Small maps of id → number (who is called in a room) live in one hash field as JSON; a number to put
-- is given as text.
function D.map_put(raw, id, number)
  local entry = '"' .. id .. '":' .. number
  if not raw or raw == '{}' then
    return '{' .. entry .. '}'
  end
  return string.sub(raw, 1, -2) .. ',' .. entry .. '}'
end

function D.map_read(raw)
  local map, size = {}, 0
  if raw == '{}' then
    return map, size
  end
  for id, number in string.gmatch(raw or '', '"([^"]+)":(%d+)') do
    map[id] = tonumber(number)
    size = size + 1
  end
  return map, size
end

-- How many entries such a map has; ids hold no commas.
function D.map_size(raw)
  if not raw or raw == '{}' then
    return 0
  end
  local size, at = 0, 0
  repeat
    size, at = size + 1, string.find(raw, ',', at + 1, true)
  until not at
  return size
end

function D.map_drop(raw, id)
  local parts = {}
  for other, number in string.gmatch(raw or '', '"([^"]+)":(%d+)') do
    if other ~= id then
      parts[#parts + 1] = D.quote(other) .. ':' .. number
    end
  end
  return '{' .. table.concat(parts, ',') .. '}'
end
