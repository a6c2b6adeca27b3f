-- The whole of a campus at one sequence number, as stored. Read only; the client turns it into SiteState.
-- Reply: false for an unconfigured site, else {meta, settings, visits, rooms, stations}: visits as id,
-- head and details in turn, rooms as id and head, stations as id, head and takes.
local function all_visits(prefix, key)
  local found = {}
  for _, id in ipairs(redis.call('ZRANGE', prefix .. 'vs', 0, -1)) do
    found[#found + 1] = id
    found[#found + 1] = redis.call('HGET', key, D.head_field('v', id))
    found[#found + 1] = redis.call('HGETALL', prefix .. 'v:' .. id)
  end
  return found
end

redis.register_function({
  function_name = 'state' .. D.suffix,
  callback = function(keys)
    local prefix, key = string.sub(keys[1], 1, -2), keys[1]
    local meta = redis.call('HMGET', key, 'epoch', 'seq', 'at', 'day', 'closing', 'guided', 'cfg', 'settings')
    if not meta[1] then
      return false
    end
    local cx = { p = prefix, cfg = D.settings(prefix, meta[7]), r = {}, s = {} }
    local rooms, stations = {}, {}
    for id in pairs(cx.cfg.rooms) do
      rooms[#rooms + 1] = id
      rooms[#rooms + 1] = redis.call('HGET', key, D.head_field('r', id))
    end
    for id in pairs(cx.cfg.stations) do
      stations[#stations + 1] = id
      stations[#stations + 1] = redis.call('HGET', key, D.head_field('s', id))
      stations[#stations + 1] = D.takes(cx, D.station(cx, id))
    end
    return { meta, meta[8], all_visits(prefix, key), rooms, stations }
  end,
  flags = { 'no-writes' },
})
