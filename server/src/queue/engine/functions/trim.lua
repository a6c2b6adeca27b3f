-- Takes old events out of the stream (rule E3: only what the journal has). ARGV: the epoch the caller
-- knows, the first sequence number to keep. Reply: how many went; in another epoch none.
redis.register_function('trim' .. D.suffix, function(keys, args)
  if redis.call('HGET', keys[1], 'epoch') ~= args[1] then
    return 0
  end
  return redis.call('XTRIM', string.sub(keys[1], 1, -2) .. 'ev', 'MINID', args[2] .. '-0')
end)
