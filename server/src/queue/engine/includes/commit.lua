-- The one step that writes: entities, indexes of existence, the clock and sequence number, the reply
-- kept for a retry, and the event (rules E1, C1).

local PLURAL = { { 'v', 'visits' }, { 'r', 'rooms' }, { 's', 'stations' } }

-- A room that changed in anything but a recall gets a new version.
local function raise_version(r, writes, parts)
  local version = D.int(D.num(r, 'version') + 1)
  D.set(r, 'version', version)
  parts[#parts + 1] = '"version":' .. version
  writes[#writes + 1] = 'version'
  writes[#writes + 1] = version
end

local function write_entity(cx, e)
  local writes, parts = D.difference(e)
  for _, part in ipairs(e.shown or {}) do
    parts[#parts + 1] = part
  end
  if e.fresh then
    D.complete(e, parts)
  elseif e.kind == 'r' and #parts > 0 and cx.type ~= 'recalled' then
    raise_version(e, writes, parts)
  end
  if #writes > 0 then
    redis.call('HSET', e.key, unpack(writes))
  end
  return #parts > 0 and D.quote(e.id) .. ':{' .. table.concat(parts, ',') .. '}' or nil
end

local function write_kind(cx, kind)
  local patches = {}
  for id, e in pairs(cx[kind]) do
    if e.gone then
      redis.call('UNLINK', e.key)
      patches[#patches + 1] = D.quote(id) .. ':null'
    else
      patches[#patches + 1] = write_entity(cx, e)
    end
    if e.gone then
      redis.call('ZREM', cx.p .. kind .. 's', id)
    elseif e.fresh then
      redis.call('ZADD', cx.p .. kind .. 's', 0, id)
    end
  end
  return patches
end

local function write_changes(cx)
  local parts = {}
  for _, pair in ipairs(PLURAL) do
    local patches = write_kind(cx, pair[1])
    if #patches > 0 then
      parts[#parts + 1] = D.quote(pair[2]) .. ':{' .. table.concat(patches, ',') .. '}'
    end
  end
  if #cx.site > 0 then
    parts[#parts + 1] = '"site":{' .. table.concat(cx.site, ',') .. '}'
  end
  return '{' .. table.concat(parts, ',') .. '}'
end

local function reply(cx)
  local version = cx.about and ',"version":' .. D.get(cx.about, 'version') or ''
  return '{"ok":true,"seq":' .. cx.seq_text .. ',"at":' .. cx.now_text .. cx.replied .. version .. '}'
end

-- A field of the campus itself, written with the rest.
function D.meta(cx, field, value)
  cx.meta[#cx.meta + 1] = field
  cx.meta[#cx.meta + 1] = value
end

-- Writes everything and returns the reply.
function D.commit(cx)
  local changes = write_changes(cx)
  local answer = reply(cx)
  local now, seq = cx.now_text, cx.seq_text
  if cx.order ~= cx.order_before then
    D.meta(cx, 'order', D.int(cx.order))
  end
  if cx.buckets ~= cx.buckets_before then
    D.meta(cx, 'buckets', cx.buckets)
  end
  redis.call('HSET', cx.p .. 'm', 'seq', seq, 'now', now, 'at', now, unpack(cx.meta))
  redis.call('HSET', cx.p .. 'ids', cx.id, cx.content .. ' ' .. answer)
  redis.call('XADD', cx.p .. 'ev', seq .. '-0', 'e', '{"seq":' .. seq .. ',"at":' .. now .. ',"day":"'
    .. cx.day .. '","type":"' .. cx.type .. '","command":"' .. cx.id .. '","by":' .. cjson.encode(cx.by)
    .. ',"facts":{' .. table.concat(cx.facts, ',') .. '},"changes":' .. changes .. '}')
  return answer
end
