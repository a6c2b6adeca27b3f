-- What time alone does to the lines, at the start of every command.

-- Saves what promotion changed, so that a refusal afterwards leaves it in place.
local function save_indexes(cx)
  local key = cx.p .. 'm'
  for id, v in pairs(cx.v) do
    v.raw = D.heads.v.close(v.now)
    redis.call('HSET', key, D.head_field('v', id), v.raw)
  end
  redis.call('HSET', key, 'buckets', cx.buckets, 'wake', cx.wake and D.int(cx.wake) or '', 'now', cx.now_text)
  cx.buckets_before, cx.wake_before = cx.buckets, cx.wake
end

-- Brings every visit whose time has come into the lines. Derived data only: no event, no sequence number,
-- but the clock is saved, for what was promoted by it must stay so. The campus's field `wake` is never
-- later than the first of these times.
function D.promote(cx)
  if not cx.wake or cx.wake > cx.now then
    return
  end
  local visits = redis.call('ZRANGEBYSCORE', cx.p .. 't', '-inf', cx.now_text)
  for _, id in ipairs(visits) do
    D.sync(cx, D.whole(D.visit(cx, id)))
  end
  cx.wake = tonumber(redis.call('ZRANGE', cx.p .. 't', 0, 0, 'WITHSCORES')[2])
  if #visits > 0 then
    save_indexes(cx)
  end
end
