-- Writes a lost campus anew from what its journal adds up to, in one step and a new epoch (rule E3).
-- KEYS[1]: {site}:m. ARGV: the epoch it takes the place of ('' where the campus is absent), the staging
-- prefix under which the day's stream and replies wait, the settings as canonical JSON, then JSON:
-- 4 the campus (seq, at, day, closing, guidedAt, order, offset, numbers, since), 5 rooms and stations,
-- 6… visits, each entity as SiteState shows it.
-- Reply: the new epoch; false when another epoch holds there, and nothing was done.
local TEXTS = { 'day', 'class', 'state', 'ticket', 'station', 'room', 'choice', 'outcome' }
local NUMBERS = {
  'appointment', 'checkedInAt', 'since', 'boundAt', 'calledAt', 'startedAt', 'finishedAt', 'calls', 'moves',
}

local function wipe(p)
  for _, id in ipairs(redis.call('ZRANGE', p .. 'vs', 0, -1)) do
    redis.call('UNLINK', p .. 'v:' .. id)
  end
  for suffix in string.gmatch(redis.call('HGET', p .. 'm', 'buckets') or '', '([^;]+)') do
    redis.call('UNLINK', p .. 'q:' .. suffix)
  end
  for _, key in ipairs({ 'vs', 't', 'k', 'ids', 'numbers', 'ev', 'm' }) do
    redis.call('UNLINK', p .. key)
  end
end

local function context(prefix, raw, campus)
  local now, seq = D.int(campus.at), D.int(campus.seq)
  return {
    p = prefix, cfg = D.parse_settings(raw), now = campus.at, now_text = now, seq = campus.seq, seq_text = seq,
    day = campus.day, order = campus.order, order_before = campus.order, buckets = '', buckets_before = '',
    v = {}, r = {}, s = {}, out = { '' }, replied = '', meta = {}, type = 'restored',
  }
end

local function map_json(map)
  local raw = '{}'
  for id, number in pairs(map) do
    raw = D.map_put(raw, id, D.int(number))
  end
  return raw
end

-- Undo records come as the texts D.remember() writes, oldest first.
local function restore_undo(cx, r, records)
  for _, record in ipairs(records) do
    D.put_undo(cx, r, record)
    D.set(r, 'undo', string.match(record, '^(.-),"moves"') .. '}')
  end
end

local function restore_room(cx, room)
  local r = D.create(cx, 'r', room.id)
  D.set(r, 'state', room.state)
  D.set(r, 'staff', room.staff)
  D.set(r, 'pause', room.pause)
  D.set(r, 'called', map_json(room.called))
  D.set(r, 'serving', map_json(room.serving))
  for _, field in ipairs({ 'version', 'openedAt', 'lastCallAt', 'lastRecallAt' }) do
    D.set_num(r, field, room[field])
  end
  restore_undo(cx, r, room.undo)
end

local function restore_station(cx, station)
  local s = D.create(cx, 's', station.id)
  D.put_takes(cx, s, station.takes)
  D.set_num(s, 'frozenAt', station.frozenAt)
end

-- The maps inside a visit, and where it is away.
local function restore_inside(v, visit)
  v.items, v.list = visit.items, {}
  for _, item in pairs(visit.items) do
    v.list[#v.list + 1] = item
    D.save_item(v, item)
  end
  table.sort(v.list, function(a, b)
    return a.index < b.index
  end)
  for station, place in pairs(visit.places) do
    D.put_place(v, station, place.key, place.order)
  end
  for station, times in pairs(visit.passes) do
    D.put(v, 'x:' .. station, D.int(times))
  end
  for flag in pairs(visit.prep) do
    D.put(v, 'f:' .. flag, '1')
  end
  local away = visit.away
  if away then
    D.set_away({ now = away.at }, v, away.reason, away.station, away.note)
  end
end

local function restore_visit(cx, visit)
  local v = D.create(cx, 'v', visit.id)
  for _, field in ipairs(TEXTS) do
    D.set(v, field, visit[field])
  end
  for _, field in ipairs(NUMBERS) do
    D.set_num(v, field, visit[field])
  end
  D.set(v, 'vip', visit.vip and '1' or '0')
  D.set(v, 'late', visit.late and '1' or nil)
  D.set(v, 'accept', visit.accept and D.id_list(visit.accept))
  restore_inside(v, visit)
  if visit.state == 'bound' and visit.room then
    local r = D.room(cx, visit.room)
    D.set(r, 'door', D.map_put(D.get(r, 'door'), visit.id, cx.seq_text))
  end
  D.sync(cx, v)
end

-- Takes what waits under the staging prefix into its place.
local function unstage(p, staging, name)
  if redis.call('EXISTS', staging .. name) == 1 then
    redis.call('RENAME', staging .. name, p .. name)
    redis.call('PERSIST', p .. name)
  end
end

local function write_numbers(cx, numbers)
  for prefix, number in pairs(numbers) do
    redis.call('HSET', cx.p .. 'numbers', prefix, D.int(number))
  end
end

-- The campus's own fields, last: from here on it is there.
local function write_campus(cx, campus, raw)
  local epoch = D.new_epoch()
  D.write_meta(cx)
  redis.call('HSET', cx.p .. 'm', 'seq', cx.seq_text, 'now', cx.now_text, 'at', cx.now_text, 'day', cx.day,
    'closing', campus.closing and '1' or '', 'guided', campus.guidedAt and D.int(campus.guidedAt) or '',
    'order', D.int(campus.order), 'offset', D.int(campus.offset), 'buckets', cx.buckets,
    'wake', cx.wake and D.int(cx.wake) or '', 'settings', raw, 'cfg', epoch .. ':' .. cx.seq_text,
    'schema', D.SCHEMA, 'epoch', epoch, 'since', campus.since)
  return epoch
end

redis.register_function('restore' .. D.suffix, function(keys, args)
  local prefix = string.sub(keys[1], 1, -2)
  if (redis.call('HGET', keys[1], 'epoch') or '') ~= args[1] then
    return false
  end
  wipe(prefix)
  local campus = cjson.decode(args[4])
  local cx = context(prefix, args[3], campus)
  local place = cjson.decode(args[5])
  for _, room in ipairs(place.rooms) do
    restore_room(cx, room)
  end
  for _, station in ipairs(place.stations) do
    restore_station(cx, station)
  end
  for i = 6, #args do
    for _, visit in ipairs(cjson.decode(args[i])) do
      restore_visit(cx, visit)
    end
  end
  D.write_changes(cx, {})
  write_numbers(cx, campus.numbers)
  unstage(prefix, args[2], 'ev')
  unstage(prefix, args[2], 'ids')
  return write_campus(cx, campus, args[3])
end)
