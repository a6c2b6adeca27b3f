-- What time alone does to the lines, at the start of every command.

-- Saves what promotion changed, so that a refusal afterwards leaves it in place.
local function save_indexes(cx)
  for _, v in pairs(cx.v) do
    redis.call('HSET', v.key, 'q', D.get(v, 'q') or '', 'tm', D.get(v, 'tm') or '', 'tk',
      D.get(v, 'tk') or '')
    for field, value in pairs(v.new) do
      v.old[field] = value
    end
    v.new = {}
  end
  redis.call('HSET', cx.p .. 'm', 'buckets', cx.buckets)
end

-- Brings every visit whose time has come into the lines. Derived data only: no event, no sequence number,
-- but the clock is saved, for what was promoted by it must stay so.
function D.promote(cx)
  local visits = redis.call('ZRANGEBYSCORE', cx.p .. 't', '-inf', D.int(cx.now))
  if #visits == 0 then
    return
  end
  for _, id in ipairs(visits) do
    D.sync(cx, D.whole(D.visit(cx, id)))
  end
  save_indexes(cx)
  redis.call('HSET', cx.p .. 'm', 'now', D.int(cx.now))
end
