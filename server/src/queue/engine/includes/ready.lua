-- What of a visit is ready, and where (rules P3, C7, T3).

-- Until when an item that is done keeps another from being done (rule G1); nil if it does not.
function D.exclusion_end(v, exclusive)
  local other = v.items[exclusive.item]
  if other and other.state == 'done' then
    return exclusive.withinMs and other.doneAt + exclusive.withinMs or math.huge
  end
end

-- Whether a state of the visit, or what was done in it, keeps the item from being done (rule G1).
local function is_barred(v, item, now)
  for _, flag in ipairs(item.unless or {}) do
    if D.get(v, 'f:' .. flag) then
      return true
    end
  end
  for _, exclusive in ipairs(item.exclusive or {}) do
    local ends = D.exclusion_end(v, exclusive)
    if ends and ends > now then
      return true
    end
  end
  return false
end

local function is_ready(v, item, now)
  if item.state ~= 'todo' then
    return false
  end
  if item.notBefore then
    if item.notBefore > now then
      return false
    end
  elseif item.timing then
    return false
  end
  if item.prep then
    for _, flag in ipairs(item.prep) do
      if not D.get(v, 'f:' .. flag) then
        return false
      end
    end
  end
  if item.after then
    for _, id in ipairs(item.after) do
      local other = v.items[id]
      if other and other.state == 'todo' then
        return false
      end
    end
  end
  return not ((item.unless or item.exclusive) and is_barred(v, item, now))
end

-- The ready items by station, each station with the tags its place needs, whether a timed item is among
-- them and the least due time that has come. Kept until the visit changes, as is `timed`: whether anything
-- timed is still to do.
function D.ready(v, now)
  local stations = v.ready
  if stations then
    return stations
  end
  stations = {}
  v.ready, v.timed = stations, false
  for _, item in ipairs(D.item_list(v)) do
    if item.due and item.state == 'todo' then
      v.timed = true
    end
    if is_ready(v, item, now) then
      local here = stations[item.station]
      if not here then
        here = { items = {}, tags = {} }
        stations[item.station] = here
      end
      here.items[#here.items + 1] = item
      if item.tags and #item.tags > #here.tags then
        here.tags = item.tags
      end
      if item.due then
        here.timed = true
        if item.due <= now and item.due < (here.due or math.huge) then
          here.due = item.due
        end
      end
    end
  end
  return stations
end

-- Stations with todo items; the value says whether one of their times is running.
function D.todo_stations(v)
  local stations = {}
  for _, item in ipairs(D.item_list(v)) do
    if item.state == 'todo' then
      stations[item.station] = stations[item.station] or item.notBefore ~= nil
    end
  end
  return stations
end

-- Ids of what a room does for a visit: every ready item there whose tags it has.
function D.doable(cx, v, station, room)
  local ids = {}
  local here = D.ready(v, cx.now)[station]
  for _, item in ipairs(here and here.items or {}) do
    if D.room_has(cx, room, item.tags) then
      ids[#ids + 1] = item.id
    end
  end
  return ids
end
