-- Places (rules O2, P1): which a visit should have, and their keys.

-- Key and order of a visit's place, or nil.
function D.place(v, station)
  local raw = D.get(D.whole(v), 'p:' .. station)
  if raw then
    local key, order = string.match(raw, '^{"key":(%-?%d+),"order":(%d+)')
    return tonumber(key), tonumber(order)
  end
end

-- Adding 0 turns the -0 of a floor into 0.
function D.put_place(v, station, key, order)
  D.put(v, 'p:' .. station, '{"key":' .. D.int(key + 0) .. ',"order":' .. D.int(order) .. '}')
end

function D.drop_place(v, station)
  D.put(v, 'p:' .. station, nil)
end

-- The one order number all places a command makes for a visit get.
function D.order(cx, v)
  if not v.order then
    cx.order = (cx.order or 0) + 1
    v.order = cx.order
  end
  return v.order
end

-- Standard key (rule O2) for a join at `join`.
function D.standard_key(cx, v, join)
  local since = D.num(v, 'since')
  return math.floor(join - D.credit(cx, D.get(v, 'class')) - cx.cfg.policy.gamma * (join - since))
end

function D.make_place(cx, v, station, join)
  D.put_place(v, station, D.standard_key(cx, v, join), D.order(cx, v))
end

-- Early binding: a place at a station where the visit is about to be bound, if it has none.
function D.place_here(cx, v, station)
  if not D.place(v, station) then
    D.make_place(cx, v, station, cx.now)
  end
end

-- The station whose place is its own: where the visit is, or the one an absence remembers.
function D.real_station(v)
  local away = D.get(v, 'away')
  return D.get(v, 'station') or away and string.match(away, '"station":"([^"]+)"')
end

-- Early binding, not a VIP: one line at a time (rule P1). Places with running times stay.
function D.drop_others(cx, v, station)
  if cx.cfg.late or D.get(v, 'vip') == '1' then
    return
  end
  local todo = D.todo_stations(v)
  for _, other in ipairs(D.each(v, 'p:')) do
    if other ~= station and not todo[other] then
      D.drop_place(v, other)
    end
  end
end

-- Moves all keys, as a change of class or of `since` asks; orders stay.
function D.shift_keys(v, by)
  if by ~= 0 then
    for _, station in ipairs(D.each(v, 'p:')) do
      local key, order = D.place(v, station)
      D.put_place(v, station, key + by, order)
    end
  end
end

-- Recomputes which places there should be, and ends a choice nothing is left of.
function D.ensure(cx, v)
  local state, vip = D.get(v, 'state'), D.get(v, 'vip') == '1'
  local todo = state == 'finished' and {} or D.todo_stations(v)
  local everywhere = vip or (cx.cfg.late and state ~= 'expected')
  for _, station in ipairs(D.each(v, 'p:')) do
    if todo[station] == nil or (state == 'expected' and not vip) then
      D.drop_place(v, station)
    end
  end
  for station, running in pairs(todo) do
    if (everywhere or (running and state ~= 'expected')) and not D.place(v, station) then
      D.make_place(cx, v, station, everywhere and D.num(v, 'since') or cx.now)
    end
  end
  local choice = D.get(v, 'choice')
  if choice and todo[choice] == nil then
    D.set(v, 'choice', nil)
  end
end
