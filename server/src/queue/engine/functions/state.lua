-- The whole of a campus at one sequence number, as stored. Read only; the client turns it into SiteState.
-- Reply: false for an unconfigured site, else {meta, settings, visits, rooms, stations}; the last three
-- alternate id and flat fields.
local function all(prefix, kind)
  local found = {}
  for _, id in ipairs(redis.call('ZRANGE', prefix .. kind .. 's', 0, -1)) do
    found[#found + 1] = id
    found[#found + 1] = redis.call('HGETALL', prefix .. kind .. ':' .. id)
  end
  return found
end

redis.register_function({
  function_name = 'state' .. D.suffix,
  callback = function(keys)
    local prefix = string.sub(keys[1], 1, -2)
    local meta = redis.call('HMGET', keys[1], 'epoch', 'seq', 'at', 'day', 'closing')
    if not meta[1] then
      return false
    end
    return { meta, redis.call('HGET', keys[1], 'settings'), all(prefix, 'v'), all(prefix, 'r'),
      all(prefix, 's') }
  end,
  flags = { 'no-writes' },
})
