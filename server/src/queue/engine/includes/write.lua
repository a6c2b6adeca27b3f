-- Writing the entities of a command, and what of them the event shows. Every piece of JSON begins with
-- what parts it from the one before: `lead` opens the section or entity and then is a comma.

local NEXT = ',"'

local function write_entity(cx, e, lead, out)
  local before = #out
  local head, details
  lead, head, details = D.difference(e, lead, out)
  if e.fresh then
    lead = D.complete(e, lead, out)
    head = true
  end
  if e.shown then
    out[#out + 1] = lead .. e.shown
    lead = NEXT
  end
  if e.kind == 's' then
    D.show_takes(e, lead, out)
  elseif e.kind == 'r' and #out > before and not e.fresh and cx.type ~= 'recalled' then
    -- A room that changed in anything but a recall gets a new version.
    local version = D.int(e.now.version + 1)
    e.now.version, head = version, true
    out[#out + 1] = lead .. 'version":' .. version
  end
  if head then
    D.meta(cx, D.head_field(e.kind, e.id), D.close_head(e.kind, e.now))
  end
  if details then
    redis.call('HSET', D.details_key(e), unpack(details))
  end
  if #out > before then
    out[#out + 1] = '}'
    return true
  end
end

local function write_kind(cx, kind, lead, out)
  for id, e in pairs(cx[kind]) do
    if e.gone then
      D.erase(cx, e)
      out[#out + 1] = lead .. id .. '":null'
      lead = NEXT
    elseif (e.was or e.fresh or e.shown) and write_entity(cx, e, lead .. id .. '":{"', out) then
      lead = NEXT
    end
    if e.fresh and kind == 'v' then
      redis.call('ZADD', cx.p .. 'vs', 0, id)
    end
  end
  if lead == NEXT then
    out[#out + 1] = '}'
    return true
  end
end

-- Appends the event's changes without their brackets to `out`; what was written of them waits in cx.meta.
function D.write_changes(cx, out)
  local any = write_kind(cx, 'v', '"visits":{"', out)
  any = write_kind(cx, 'r', any and ',"rooms":{"' or '"rooms":{"', out) or any
  any = write_kind(cx, 's', any and ',"stations":{"' or '"stations":{"', out) or any
  if #cx.site > 0 then
    out[#out + 1] = (any and ',' or '') .. '"site":{' .. table.concat(cx.site, ',') .. '}'
  end
end
