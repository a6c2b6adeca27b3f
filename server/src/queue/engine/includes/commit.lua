-- The one step that writes: entities, indexes of existence, the clock and sequence number, the reply
-- kept for a retry, and the event (rules E1, C1).

-- A field of the campus itself, written with the rest.
function D.meta(cx, field, value)
  cx.meta[#cx.meta + 1] = field
  cx.meta[#cx.meta + 1] = value
end

local function write_meta(cx)
  if cx.order ~= cx.order_before then
    D.meta(cx, 'order', D.int(cx.order))
  end
  if cx.buckets ~= cx.buckets_before then
    D.meta(cx, 'buckets', cx.buckets)
  end
  local now = cx.now_text
  redis.call('HSET', cx.p .. 'm', 'seq', cx.seq_text, 'now', now, 'at', now, unpack(cx.meta))
end

-- Writes everything and returns the reply.
function D.commit(cx)
  local seq, now = cx.seq_text, cx.now_text
  local out = {
    '{"seq":', seq, ',"at":', now, ',"day":"', cx.day, '","type":"', cx.type, '","command":"', cx.id,
    '","digest":"', cx.content, '","by":', cjson.encode(cx.by), ',"facts":{', table.concat(cx.facts, ','), '},"changes":{',
  }
  D.write_changes(cx, out)
  write_meta(cx)
  local version = cx.about and ',"version":' .. D.get(cx.about, 'version') or ''
  local answer = '{"ok":true,"seq":' .. seq .. ',"at":' .. now .. cx.replied .. version .. '}'
  redis.call('HSET', cx.p .. 'ids', cx.id, cx.content .. ' ' .. answer)
  redis.call('XADD', cx.p .. 'ev', seq .. '-0', 'e', table.concat(out))
  return answer
end
