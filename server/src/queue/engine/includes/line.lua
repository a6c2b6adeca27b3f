-- Whom a room takes next (rules O1, O4, P4, G4): only the heads of a station's buckets are read, never
-- a line.

-- (score, member) pairs compare like (key, order): the member begins with the order.
local function before(a, b)
  return a.score < b.score or (a.score == b.score and a.member < b.member)
end

-- The place whose member and score stand at j in a list read with scores.
local function entry_of(flat, j)
  local member = flat[j]
  return { member = member, visit = string.sub(member, 13), score = tonumber(flat[j + 1]) }
end

-- The first and the second over the sorted sets of a kind, leaving the visit `except` out; `depth` says how
-- many of each set can matter.
local function heads(keys, depth, except)
  local first, second
  local last = depth == 2 and (except and '2' or '1') or (except and '1' or '0')
  for i = 1, #keys do
    local flat = redis.call('ZRANGE', keys[i], '0', last, 'WITHSCORES')
    for j = 1, #flat, 2 do
      local entry = entry_of(flat, j)
      if entry.visit ~= except then
        if not first or before(entry, first) then
          first, second = entry, first
        elseif not second or before(entry, second) then
          second = entry
        end
      end
    end
  end
  return first, second
end

-- Whether taking the VIP v spends share: without its credit one of the others would have come first.
local function spends(cx, v, others)
  local credit = D.credit(cx, D.get(D.visit(cx, v.visit), 'class'))
  local without = { score = v.score + credit, member = v.member }
  for _, other in pairs(others) do
    if before(other, without) then
      return true
    end
  end
  return false
end

local GUIDED_MS = 60000

-- Whether rooms heed accept lists (rule P4): for a minute after guidance last spoke.
local function lists_count(cx)
  local last = tonumber(cx.guided or '')
  return last and cx.now - last < GUIDED_MS
end

-- The first two VIPs and the first other of some sets. `except` is a visit to leave out.
local function candidates(vips, others, except)
  local v, v2, n
  if vips then
    v, v2 = heads(vips, 2, except)
  end
  if others then
    n = heads(others, 1, except)
  end
  return v, v2, n
end

local function choose(cx, station, keys)
  local vips, others = keys.va, keys.na
  if not lists_count(cx) then
    vips, others = keys.v, keys.n
  end
  local v, v2, n = candidates(vips, others)
  if v and n and not (before(v, n) and not D.share_spent(cx, station)) then
    v = nil
  end
  if v then
    return v.visit, spends(cx, v, { n = n, v2 = v2 })
  end
  return n and n.visit, false
end

-- choose(room): the lounge visit to take, and whether that spends share; nil if there is nobody.
function D.choose(cx, station, room)
  return choose(cx, station, D.bucket_keys(cx, station, room))
end

-- Whether a named visit, joining at a room's door, spends share there. Coming from another door it is not
-- callable here: neither due nor in the lounge. Whomever guidance would send, all who wait for the room count.
function D.join_spends(cx, v, station, room, due)
  local free = D.get(v, 'state') == 'free'
  if D.get(v, 'vip') ~= '1' or (due and free) then
    return false
  end
  local key, order = D.place(v, station)
  local keys = D.bucket_keys(cx, station, room)
  local v1, _, n = candidates(keys.v, keys.n, v.id)
  local own = { visit = v.id, score = key, member = string.format('%012d', order) .. v.id }
  return spends(cx, own, { n = n, v1 = v1 })
end

local OWN_DOOR_MS = 600000

-- The first at a door of the station; those at the room's own count as sent there earlier (rule P4).
local function first_at_door(cx, room, keys)
  local own, count = D.map_read(D.get(D.room(cx, room), 'door'))
  if count == 0 then
    return heads(keys, 1)
  end
  local first
  for i = 1, #keys do
    local flat = redis.call('ZRANGE', keys[i], '0', '-1', 'WITHSCORES')
    for j = 1, #flat, 2 do
      local entry = entry_of(flat, j)
      if own[entry.visit] then
        entry.score = entry.score - OWN_DOOR_MS
      end
      if not first or before(entry, first) then
        first = entry
      end
    end
  end
  return first
end

-- pick(room): the visit, how it was found, and whether a take at the call spends share.
function D.pick(cx, station, room)
  local keys = D.bucket_keys(cx, station, room)
  local due = keys.d and heads(keys.d, 1)
  if due then
    return due.visit, 'due', false
  end
  local door = cx.cfg.late and keys.w and first_at_door(cx, room, keys.w)
  if door then
    return door.visit, 'door', false
  end
  local visit, spent = choose(cx, station, keys)
  return visit, 'line', spent
end
