-- Begins a new epoch after history was lost (rule E3). ARGV[1]: the epoch the caller knows; if another
-- node was faster, nothing happens. Reply: the epoch that holds now, or false for an unconfigured site.
redis.register_function('begin_epoch' .. D.suffix, function(keys, args)
  local epoch, seq = unpack(redis.call('HMGET', keys[1], 'epoch', 'seq'))
  if epoch and epoch == args[1] then
    local before = epoch .. ':' .. seq
    epoch = D.new_epoch()
    redis.call('HSET', keys[1], 'epoch', epoch, 'since', before)
  end
  return epoch
end)
