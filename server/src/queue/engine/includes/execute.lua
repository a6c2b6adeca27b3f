-- From the call of a function to its reply. KEYS[1] is {site}:m; every other key of the campus shares its
-- hash tag. ARGV: command id, by (JSON), content (a digest of the command), payload (JSON), test time
-- or ''.

local function site_time(now, offset, test)
  local time = redis.call('TIME')
  local clock = test ~= '' and tonumber(test) or time[1] * 1000 + math.floor(time[2] / 1000)
  return math.max(tonumber(now or 0), clock + offset)
end

-- The campus as stored and, in the same reading, the heads of the visit, room and station a command names.
local function context(prefix, args, payload)
  local visit, room, station = payload.visit, payload.room, payload.station
  local guess = room and not station and D.last_settings(prefix)
  station = station or guess and guess.rooms[room] and guess.rooms[room].station
  local meta = redis.call(
    'HMGET', prefix .. 'm', 'seq', 'now', 'offset', 'day', 'closing', 'order', 'buckets', 'cfg', 'wake',
    'guided', 'v:' .. (visit or ''), 'r:' .. (room or ''), 's:' .. (station or '')
  )
  local offset, wake = tonumber(meta[3] or 0), tonumber(meta[9] or nil)
  local now, buckets = site_time(meta[2], offset, args[5]), meta[7] or ''
  local cx = {
    p = prefix, id = args[1], by = args[2], content = args[3], raw = args[4],
    now = now, now_text = D.int(now), seq_text = D.int((meta[1] or 0) + 1), offset = offset, day = meta[4],
    closing = meta[5] == '1', configured = meta[8], order = meta[6], order_before = meta[6],
    buckets = buckets, buckets_before = buckets, wake = wake, wake_before = wake, guided = meta[10],
    v = {}, r = {}, s = {}, out = { '' }, replied = '', meta = {}, site = nil, about = nil, cfg = nil, type = nil,
  }
  D.meet(cx, 'v', visit, meta[11])
  D.meet(cx, 'r', room, meta[12])
  D.meet(cx, 's', station, meta[13])
  return cx
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
    local payload = cjson.decode(args[4])
    local cx = context(prefix, args, payload)
    local ok, err = pcall(run, cx, payload, verb)
    if ok then
      return D.commit(cx)
    elseif type(err) == 'table' and err.code then
      return refusal(cx, payload, err)
    end
    error(err, 0)
  end)
end
