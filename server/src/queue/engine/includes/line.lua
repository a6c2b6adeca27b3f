-- Whom a room takes next (rules O1, O4, P4, G4): only the heads of a station's buckets are read, never
-- a line.

-- (score, member) pairs compare like (key, order): the member begins with the order.
local function before(a, b)
  return a.score < b.score or (a.score == b.score and a.member < b.member)
end

-- The first and the second over all buckets of a kind that the room may call, leaving `except` out.
function D.heads(cx, station, kind, room, except)
  local first, second
  for _, key in ipairs(D.bucket_keys(cx, station, kind, room)) do
    local flat = redis.call('ZRANGE', key, 0, except and 2 or 1, 'WITHSCORES')
    for i = 1, #flat, 2 do
      local entry = { member = flat[i], score = tonumber(flat[i + 1]) }
      entry.visit = string.sub(entry.member, 13)
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

-- The first VIPs and the first other a room looks at: under late binding the acceptable, if any.
-- `except` is a visit to leave out; `accepted` says that it is acceptable itself.
local function candidates(cx, station, room, except, accepted)
  local v, v2 = D.heads(cx, station, 'va', room, except)
  local n = D.heads(cx, station, 'na', room, except)
  if not v and not n and not accepted and cx.cfg.late then
    v, v2 = D.heads(cx, station, 'vo', room, except)
    n = D.heads(cx, station, 'no', room, except)
  end
  return v, v2, n
end

-- choose(room): the lounge visit to take, and whether that spends share; nil if there is nobody.
function D.choose(cx, station, room)
  local v, v2, n = candidates(cx, station, room)
  if v and n and not (before(v, n) and not D.share_spent(cx, station)) then
    v = nil
  end
  if v then
    return v.visit, spends(cx, v, { n = n, v2 = v2 })
  end
  return n and n.visit, false
end

-- Whether a named visit, joining at a room's door, spends share there. Coming from another door it is not
-- callable here: neither due nor among those the room looks at.
function D.join_spends(cx, v, station, room, due)
  local free = D.get(v, 'state') == 'free'
  if D.get(v, 'vip') ~= '1' or (due and free) then
    return false
  end
  local accepted = free and D.accepts(v, station)
  local key, order = D.place(v, station)
  local v1, _, n = candidates(cx, station, room, v.id, accepted)
  local own = { visit = v.id, score = key, member = string.format('%012.0f', order) .. v.id }
  return spends(cx, own, { n = n, v1 = v1 })
end

-- pick(room): the visit, how it was found, and whether a take at the call spends share.
function D.pick(cx, station, room)
  local due = D.heads(cx, station, 'd', room)
  if due then
    return due.visit, 'due', false
  end
  local door = cx.cfg.late and D.heads(cx, station, 'w', room)
  if door then
    return door.visit, 'door', false
  end
  local visit, spent = D.choose(cx, station, room)
  return visit, 'line', spent
end
