-- Entities that leave for good.

local function forget(cx, kind, id, slots)
  local fields = { D.head_field(kind, id) }
  for i = 1, slots do
    fields[i + 1] = D.slot(kind, id, i - 1)
  end
  redis.call('HDEL', cx.p .. 'm', unpack(fields))
end

function D.erase(cx, e)
  if e.kind == 'v' then
    redis.call('UNLINK', D.details_key(e))
    redis.call('ZREM', cx.p .. 'vs', e.id)
    forget(cx, 'v', e.id, 0)
  elseif e.kind == 'r' then
    forget(cx, 'r', e.id, D.UNDO_KEPT)
  else
    forget(cx, 's', e.id, D.TAKES_KEPT)
  end
end
