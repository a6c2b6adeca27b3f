-- The one step that writes: entities, the clock and sequence number, the reply kept for a retry, and the
-- event (rules E1, C1).

-- Arguments of one HSET at most: Lua's stack is limited.
local PORTION = 1000

-- A field of the campus's own hash, written with the rest.
function D.meta(cx, field, value)
  local meta = cx.meta
  local n = #meta
  meta[n + 1], meta[n + 2] = field, value
end

-- Writes the fields collected.
function D.write_meta(cx)
  local meta, size = cx.meta, #cx.meta
  for from = 1, size, PORTION do
    redis.call('HSET', cx.p .. 'm', unpack(meta, from, math.min(size, from + PORTION - 1)))
  end
end

local function index_fields(cx)
  if cx.order ~= cx.order_before then
    D.meta(cx, 'order', D.int(cx.order))
  end
  if cx.buckets ~= cx.buckets_before then
    D.meta(cx, 'buckets', cx.buckets)
  end
  if cx.wake ~= cx.wake_before then
    D.meta(cx, 'wake', cx.wake and D.int(cx.wake) or '')
  end
end

-- An event up to its facts.
local function event_head(cx)
  return '{"seq":' .. cx.seq_text .. ',"at":' .. cx.now_text .. ',"day":"' .. cx.day .. '","type":"'
    .. cx.type .. '","command":"' .. cx.id .. '","digest":"' .. cx.content .. '","by":' .. cx.by
    .. ',"facts":{'
end

-- Writes everything and returns the reply.
function D.commit(cx)
  local seq, now, out = cx.seq_text, cx.now_text, cx.out
  out[1] = event_head(cx)
  out[#out + 1] = '},"changes":{'
  D.write_changes(cx, out)
  out[#out + 1] = '}}'
  D.meta(cx, 'seq', seq)
  D.meta(cx, 'now', now)
  D.meta(cx, 'at', now)
  index_fields(cx)
  D.write_meta(cx)
  local version = cx.about and ',"version":' .. cx.about.now.version or ''
  local answer = '{"ok":true,"seq":' .. seq .. ',"at":' .. now .. cx.replied .. version .. '}'
  redis.call('HSET', cx.p .. 'ids', cx.id, cx.content .. ' ' .. answer)
  redis.call('XADD', cx.p .. 'ev', seq .. '-0', 'e', table.concat(out))
  return answer
end
