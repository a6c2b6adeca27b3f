-- An item as it is stored and shown.

local function list_json(name, list)
  return list and #list > 0 and ',"' .. name .. '":' .. D.id_list(list) or ''
end

local function number_json(name, number)
  return number and ',"' .. name .. '":' .. D.int(number) or ''
end

local function timing_json(timing)
  if not timing then
    return ''
  end
  return ',"timing":{"from":' .. D.quote(timing.from) .. number_json('notBefore', timing.notBefore)
    .. number_json('due', timing.due) .. number_json('latest', timing.latest) .. '}'
end

local function exclusive_json(list)
  local parts = {}
  for i, exclusive in ipairs(list or {}) do
    parts[i] = '{"item":' .. D.quote(exclusive.item) .. number_json('withinMs', exclusive.withinMs) .. '}'
  end
  return #parts > 0 and ',"exclusive":[' .. table.concat(parts, ',') .. ']' or ''
end

-- Written by hand: cjson shortens large numbers and cannot tell [] from {}.
function D.item_json(item)
  return '{"id":' .. D.quote(item.id) .. number_json('index', item.index) .. ',"station":'
    .. D.quote(item.station) .. ',"state":"' .. item.state .. '"' .. list_json('tags', item.tags)
    .. list_json('prep', item.prep) .. list_json('after', item.after)
    .. list_json('unless', item.unless) .. exclusive_json(item.exclusive) .. timing_json(item.timing)
    .. number_json('notBefore', item.notBefore) .. number_json('due', item.due)
    .. number_json('latest', item.latest) .. number_json('doneAt', item.doneAt)
    .. (item.doneRoom and ',"doneRoom":' .. D.quote(item.doneRoom) or '') .. '}'
end
