-- A campus's settings, decoded once per configuration and kept between calls.
-- The stamp is never the same twice on one Redis, so a cached copy can never be an older one.

local cache = {}

local function tag_set(tags)
  local set = {}
  for _, tag in ipairs(tags) do
    set[tag] = true
  end
  return set
end

-- Builds what the verbs read from the settings' JSON.
function D.parse_settings(raw)
  local settings = cjson.decode(raw)
  local cfg = {
    policy = settings.policy,
    late = settings.policy.binding == 'late',
    classes = settings.classes,
    stations = settings.stations,
    rooms = settings.rooms,
    rooms_of = {},
  }
  for station in pairs(settings.stations) do
    cfg.rooms_of[station] = {}
  end
  for _, id in ipairs(D.keys_sorted(settings.rooms)) do
    local room = settings.rooms[id]
    room.tag_set = tag_set(room.tags)
    local list = cfg.rooms_of[room.station]
    if list then
      list[#list + 1] = id
    end
  end
  return cfg
end

-- The form of the stored data; a floor stored otherwise is not touched.
D.SCHEMA = '2'

function D.settings(prefix, stamp)
  local known = cache[prefix]
  if not known or known.stamp ~= stamp then
    local raw, schema = unpack(redis.call('HMGET', prefix .. 'm', 'settings', 'schema'))
    if schema ~= D.SCHEMA then
      error('the floor is stored in form ' .. tostring(schema) .. ', not ' .. D.SCHEMA)
    end
    known = D.parse_settings(raw)
    known.stamp = stamp
    cache[prefix] = known
  end
  return known
end

-- The settings as last used, if any: a guess at what will be needed.
function D.last_settings(prefix)
  return cache[prefix]
end

-- Credit in ms of a visit's class (rule O2).
function D.credit(cx, class)
  local settings = cx.cfg.classes[class]
  return settings and settings.creditMs or 0
end

-- Whether a room has every tag of a list, or of a '+'-joined set as callable buckets name it (rule C7).
function D.room_has(cx, room, tags)
  local set = cx.cfg.rooms[room].tag_set
  if type(tags) == 'string' then
    for tag in string.gmatch(tags, '[^+]+') do
      if not set[tag] then
        return false
      end
    end
    return true
  end
  for _, tag in ipairs(tags or {}) do
    if not set[tag] then
      return false
    end
  end
  return true
end

-- Whether some room of the station, open or not, could do an item with these tags.
function D.some_room_has(cx, station, tags)
  for _, room in ipairs(cx.cfg.rooms_of[station]) do
    if D.room_has(cx, room, tags) then
      return true
    end
  end
  return false
end
