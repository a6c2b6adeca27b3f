-- Taking new settings over (verb configure).

local ROOM_FIELDS = { 'station', 'capacity', 'doorSlots' }
local STATION_FIELDS = { 'reentry', 'passMinCalls', 'passMinMs' }

local function tags_json(room)
  local parts = {}
  for _, tag in ipairs(room.tags) do
    parts[#parts + 1] = D.quote(tag) .. ':true'
  end
  table.sort(parts)
  return '{' .. table.concat(parts, ',') .. '}'
end

local function field_json(value)
  return type(value) == 'number' and D.int(value) or D.quote(value)
end

-- The JSON of the settings-borne fields that differ from before.
local function shown(fields, before, after)
  local parts = {}
  for _, field in ipairs(fields) do
    if not before or before[field] ~= after[field] then
      parts[#parts + 1] = D.quote(field) .. ':' .. field_json(after[field])
    end
  end
  if after.tags and (not before or tags_json(before) ~= tags_json(after)) then
    parts[#parts + 1] = '"tags":' .. tags_json(after)
  end
  return #parts > 0 and ',' .. table.concat(parts, ',') or nil
end

local function apply(cx, kind, fields, before, after, fresh)
  for id, settings in pairs(after) do
    local e
    if before[id] then
      e = kind == 'r' and D.room(cx, id) or D.station(cx, id)
    else
      e = D.create(cx, kind, id)
      if fresh then
        fresh(e)
      end
    end
    e.shown = shown(fields, before[id], settings)
  end
  for id in pairs(before) do
    if not after[id] then
      (kind == 'r' and D.room(cx, id) or D.station(cx, id)).gone = true
    end
  end
end

local function fresh_room(r)
  D.set(r, 'state', 'closed')
  D.set(r, 'version', '0')
  D.set(r, 'called', '{}')
  D.set(r, 'serving', '{}')
end

-- Creates, changes and removes rooms and stations; visits keep their places, their timers may move.
function D.apply_settings(cx, before, after)
  apply(cx, 'r', ROOM_FIELDS, before and before.rooms or {}, after.rooms, fresh_room)
  apply(cx, 's', STATION_FIELDS, before and before.stations or {}, after.stations)
  for _, v in ipairs(before and D.all_visits(cx) or {}) do
    D.sync(cx, v)
  end
end
