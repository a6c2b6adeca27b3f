-- The indexes behind the lines. A visit's field `q` names every sorted set it is in; sync() works out
-- where it should be and writes only the difference.
--
-- {site}:q:<station>/<kind>/<tags>   members <order, 12 digits><visit>; by kind the score is
--   va na  lounge, VIP and other, stations guidance accepts (all under early binding): key
--   vo no  lounge, stations it does not accept: key
--   w      at the door: boundAt
--   d      due: due time
-- {site}:t  when a visit's memberships change by time alone;  {site}:k  when a tick has work with it

-- Whether guidance accepts the station for the visit (rule P4).
function D.accepts(v, station)
  local accept = D.get(v, 'accept')
  return not accept or string.find(accept, D.quote(station), 1, true) ~= nil
end

local function bucket(cx, v, station, here, bound, key)
  if here.due then
    return 'd', here.due
  elseif bound and cx.cfg.late then
    return 'w', D.num(v, 'boundAt')
  end
  local accepted = not cx.cfg.late or D.accepts(v, station)
  return (D.get(v, 'vip') == '1' and 'v' or 'n') .. (accepted and 'a' or 'o'), key
end

-- The memberships a free or bound visit should have.
local function wanted(cx, v)
  local bound = D.get(v, 'state') == 'bound'
  local only = bound and cx.cfg.late and D.get(v, 'station')
  local choice = D.get(v, 'choice')
  local entries, ready = {}, D.ready(v, cx.now)
  local rests = v.timed and not cx.cfg.late
  for station, here in pairs(ready) do
    local key, order = D.place(v, station)
    local passed_over = rests and not here.timed and D.get(v, 'station') ~= station
    if order and not passed_over and (not only or only == station) and (not choice or choice == station) then
      local kind, score = bucket(cx, v, station, here, bound, key)
      local tags = D.tag_name(here.tags)
      entries[station .. '/' .. kind .. '/' .. tags .. '|' .. string.format('%012d', order) .. v.id] =
        D.int(score)
    end
  end
  return entries
end

local function pack(entries)
  local parts = {}
  for where, score in pairs(entries) do
    parts[#parts + 1] = where .. '|' .. score
  end
  table.sort(parts)
  return table.concat(parts, ' ')
end

local function unpack_entries(raw)
  local entries = {}
  for where, score in string.gmatch(raw or '', '([^ ]+)|([^ |]+)') do
    entries[where] = score
  end
  return entries
end

local function write_difference(cx, before, after)
  for where, score in pairs(before) do
    if not after[where] then
      local suffix, member = string.match(where, '^(.+)|(.+)$')
      redis.call('ZREM', cx.p .. 'q:' .. suffix, member)
    end
  end
  for where, score in pairs(after) do
    if before[where] ~= score then
      local suffix, member = string.match(where, '^(.+)|(.+)$')
      D.remember_bucket(cx, suffix)
      redis.call('ZADD', cx.p .. 'q:' .. suffix, score, member)
    end
  end
end

-- Brings all of a visit's memberships and timers up to date with what it is now.
function D.sync(cx, v)
  local state = D.get(v, 'state')
  local after = (state == 'free' or state == 'bound') and wanted(cx, v) or {}
  write_difference(cx, unpack_entries(D.get(v, 'q')), after)
  D.set(v, 'q', pack(after))
  D.set_timers(cx, v, D.next_change(cx, v), D.next_tick(cx, v))
end

-- A visit that is called or served is in no line: no need to look at its items.
function D.withdraw(cx, v)
  for suffix, member in string.gmatch(D.get(v, 'q') or '', '([^ |]+)|([^ |]+)|[^ ]+') do
    redis.call('ZREM', cx.p .. 'q:' .. suffix, member)
  end
  D.set(v, 'q', nil)
  D.set_timers(cx, v, nil, nil)
end
