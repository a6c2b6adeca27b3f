-- Writing the entities of a command, and what of them the event shows.

-- Members as they are listed begin with a comma; the first of an entity has none. Such texts are few.
local bare = {}

local function without_comma(text)
  local known = bare[text]
  if not known then
    known = string.sub(text, 2)
    if #text < 20 then
      bare[text] = known
    end
  end
  return known
end

-- A room that changed in anything but a recall gets a new version.
local function raise_version(cx, r, out)
  if not r.fresh and cx.type ~= 'recalled' then
    local version = D.int(r.now.version + 1)
    r.now.version = version
    out[#out + 1] = ',"version":' .. version
    return true
  end
end

local function write_entity(cx, e, lead, out)
  local opening = #out + 1
  out[opening] = lead
  local head, details = D.difference(e, out)
  local shown = #out > opening
  if shown and e.kind == 'r' then
    head = raise_version(cx, e, out) or head
  end
  if head then
    D.meta(cx, D.head_field(e.kind, e.id), D.heads[e.kind].close(e.now))
  end
  if details then
    redis.call('HSET', D.details_key(e), unpack(details))
  end
  if shown then
    out[opening + 1] = without_comma(out[opening + 1])
    out[#out + 1] = '}'
  else
    out[opening] = nil
  end
  return shown
end

local function write_kind(cx, kind, lead, out)
  local any = false
  for id, e in pairs(cx[kind]) do
    if e.gone then
      D.erase(cx, e)
      out[#out + 1] = lead .. id .. '":null'
      lead, any = ',"', true
    elseif write_entity(cx, e, lead .. id .. '":{', out) then
      lead, any = ',"', true
    end
    if e.fresh and kind == 'v' then
      redis.call('ZADD', cx.p .. 'vs', 0, id)
    end
  end
  if any then
    out[#out + 1] = '}'
  end
  return any
end

-- Appends the event's changes without their brackets to `out`; what was written of them waits in cx.meta.
function D.write_changes(cx, out)
  local any = write_kind(cx, 'v', '"visits":{"', out)
  any = write_kind(cx, 'r', any and ',"rooms":{"' or '"rooms":{"', out) or any
  any = write_kind(cx, 's', any and ',"stations":{"' or '"stations":{"', out) or any
  if cx.site then
    out[#out + 1] = (any and ',' or '') .. '"site":{' .. cx.site .. '}'
  end
end
