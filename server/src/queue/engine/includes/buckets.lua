-- Which callable buckets a station has ever had. The meta field `buckets` lists them as
-- ';<station>/<kind>/<tags>;…'; there are few, so a pick looks only at sorted sets that can exist.

local cache = {}

local function parse(raw)
  local known = { raw = raw, has = {}, of = {} }
  for suffix in string.gmatch(raw, '([^;]+)') do
    local where, tags = string.match(suffix, '^([^/]+/[^/]+)/(.*)$')
    known.has[suffix] = true
    known.of[where] = known.of[where] or {}
    table.insert(known.of[where], tags)
  end
  return known
end

local function buckets(cx)
  local known = cache[cx.p]
  if not known or known.raw ~= cx.buckets then
    known = parse(cx.buckets)
    cache[cx.p] = known
  end
  if known.cfg ~= cx.cfg then
    known.cfg, known.by_room, known.by_station = cx.cfg, {}, {}
  end
  return known
end

-- A set of tags as the name of a bucket.
function D.tag_name(tags)
  if #tags < 2 then
    return tags[1] or ''
  end
  local sorted = { unpack(tags) }
  table.sort(sorted)
  return table.concat(sorted, '+')
end

function D.remember_bucket(cx, suffix)
  if not buckets(cx).has[suffix] then
    cx.buckets = cx.buckets .. suffix .. ';'
  end
end

local KINDS = { 'd', 'w', 'va', 'na', 'vo', 'no' }
-- Kinds that are also listed together: the whole lounge, VIPs and others.
local WHOLE = { va = 'v', vo = 'v', na = 'n', no = 'n' }

local function note(keys, kind, key)
  keys[kind] = keys[kind] or {}
  table.insert(keys[kind], key)
end

local function find_keys(cx, known, station, room)
  local keys = {}
  for _, kind in ipairs(KINDS) do
    local where = station .. '/' .. kind
    for _, tags in ipairs(known.of[where] or {}) do
      if not room or D.room_has(cx, room, tags) then
        local key = cx.p .. 'q:' .. where .. '/' .. tags
        note(keys, kind, key)
        if WHOLE[kind] then
          note(keys, WHOLE[kind], key)
        end
      end
    end
  end
  return keys
end

-- Keys of a station's sorted sets by kind, nil for a kind that has none; with a room, only those whose tags
-- it has.
function D.bucket_keys(cx, station, room)
  local known = buckets(cx)
  local owner = room and known.by_room or known.by_station
  local keys = owner[room or station]
  if not keys then
    keys = find_keys(cx, known, station, room)
    owner[room or station] = keys
  end
  return keys
end
