-- From the call of a function to its reply. KEYS[1] is {site}:m; every other key of the campus shares its
-- hash tag. ARGV: command id, by, content (a digest of the command), payload (JSON), test time or ''.

local META = { 'seq', 'now', 'offset', 'day', 'closing', 'order', 'buckets', 'cfg' }

local function site_time(meta, test)
  local time = redis.call('TIME')
  local now = test ~= '' and tonumber(test) or time[1] * 1000 + math.floor(time[2] / 1000)
  return math.max(tonumber(meta[2] or 0), now + tonumber(meta[3] or 0))
end

local function context(prefix, args, meta)
  local now, seq = site_time(meta, args[5]), tonumber(meta[1] or 0) + 1
  local order, buckets = tonumber(meta[6] or 0), meta[7] or ''
  return {
    p = prefix, id = args[1], by = args[2], content = args[3], raw = args[4],
    now = now, now_text = D.int(now), seq = seq, seq_text = D.int(seq),
    offset = tonumber(meta[3] or 0), day = meta[4], closing = meta[5] == '1', configured = meta[8],
    order = order, order_before = order, buckets = buckets, buckets_before = buckets,
    v = {}, r = {}, s = {}, facts = {}, replied = '', site = {}, meta = {},
  }
end

-- The stored answer of an earlier command with this id (rule C1).
local function answered(prefix, args)
  local stored = redis.call('HGET', prefix .. 'ids', args[1])
  if not stored then
    return nil
  end
  local content, answer = string.match(stored, '^(%S+) (.*)$')
  return content == args[3] and answer or '{"ok":false,"code":"command.id-reused"}'
end

local function current_room(r)
  return '"room":{"id":' .. D.quote(r.id) .. ',"station":' .. D.quote(r.station) .. ',"state":"'
    .. D.get(r, 'state') .. '","version":' .. D.get(r, 'version') .. ',"called":' .. D.get(r, 'called')
    .. ',"serving":' .. D.get(r, 'serving') .. '}'
end

local function current_visit(v)
  local parts = { '"visit":{"id":' .. D.quote(v.id) }
  for _, field in ipairs({ 'state', 'ticket', 'station', 'room' }) do
    local value = D.get(v, field)
    parts[#parts + 1] = value and D.quote(field) .. ':' .. D.quote(value) or nil
  end
  return table.concat(parts, ',') .. '}'
end

-- A refusal with what the sender should see instead.
local function refusal(cx, args, err)
  local parts = {}
  local r = cx.cfg and type(args.room) == 'string' and D.room_or_nil(cx, args.room)
  if r then
    r.station = cx.cfg.rooms[r.id].station
    parts[1] = current_room(r)
  end
  local v = cx.cfg and type(args.visit) == 'string' and D.visit_or_nil(cx, args.visit)
  if v then
    parts[#parts + 1] = current_visit(v)
  end
  return '{"ok":false,"code":"' .. err.code .. '"' .. (err.details and ',"details":' .. err.details or '')
    .. (#parts > 0 and ',"current":{' .. table.concat(parts, ',') .. '}' or '') .. '}'
end

local function run(cx, args, verb)
  if cx.configured then
    cx.cfg = D.settings(cx.p, cx.configured)
    D.promote(cx)
  end
  D.need(cx.configured or verb.founds, 'site.unknown')
  verb.run(cx, args)
end

-- Registers a verb. `founds` marks the one that may meet a site that does not exist yet.
function D.verb(name, body, founds)
  local verb = { run = body, founds = founds }
  redis.register_function(name .. D.suffix, function(keys, args)
    local prefix = string.sub(keys[1], 1, -2)
    local answer = answered(prefix, args)
    if answer then
      return answer
    end
    local cx = context(prefix, args, redis.call('HMGET', keys[1], unpack(META)))
    local payload = cjson.decode(args[4])
    local ok, err = pcall(run, cx, payload, verb)
    if ok then
      return D.commit(cx)
    elseif type(err) == 'table' and err.code then
      return refusal(cx, payload, err)
    end
    error(err, 0)
  end)
end
