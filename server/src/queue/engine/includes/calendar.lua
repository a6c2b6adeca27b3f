-- Days and epochs.

-- The floor's day: local date, with the day beginning at the cut-off.
function D.day_of(cx)
  local policy = cx.cfg.policy
  local days = math.floor((cx.now + policy.utcOffsetMs - policy.cutOffMs) / 86400000)
  -- Civil date from days since 1970-01-01, counting years from 1 March.
  local z = days + 719468
  local era = math.floor(z / 146097)
  local doe = z - era * 146097
  local yoe = math.floor((doe - math.floor(doe / 1460) + math.floor(doe / 36524) - math.floor(doe / 146096)) / 365)
  local doy = doe - (365 * yoe + math.floor(yoe / 4) - math.floor(yoe / 100))
  local mp = math.floor((5 * doy + 2) / 153)
  local month = mp < 10 and mp + 3 or mp - 9
  local year = yoe + era * 400 + (month <= 2 and 1 or 0)
  return string.format('%04d-%02d-%02d', year, month, doy - math.floor((153 * mp + 2) / 5) + 1)
end

-- Names a run of the campus's history; never the same twice on one Redis.
function D.new_epoch()
  local time = redis.call('TIME')
  return string.format('%x%05x', time[1], time[2])
end
