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
    known.cfg, known.keys = cx.cfg, {}
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

local function find_keys(cx, known, where, room)
  local keys = {}
  for _, tags in ipairs(known.of[where] or {}) do
    if not room or D.room_has(cx, room, tags) then
      keys[#keys + 1] = cx.p .. 'q:' .. where .. '/' .. tags
    end
  end
  return keys
end

-- Keys of the sorted sets of one kind at a station; with a room, only those whose tags it has.
function D.bucket_keys(cx, station, kind, room)
  local known = buckets(cx)
  local where = station .. '/' .. kind
  local asked = room and where .. '/' .. room or where
  local keys = known.keys[asked]
  if not keys then
    keys = find_keys(cx, known, where, room)
    known.keys[asked] = keys
  end
  return keys
end
