-- Writing the entities of a command, and what of them the event shows.

-- A room that changed in anything but a recall gets a new version.
local function raise_version(r, writes, out)
  local version = D.int(D.num(r, 'version') + 1)
  D.set(r, 'version', version)
  out[#out + 1] = '"version":' .. version .. ','
  writes[#writes + 1] = 'version'
  writes[#writes + 1] = version
end

-- Lists here are written with a comma behind every member; the last one gives way to the bracket.
local function close(out, bracket)
  local last = out[#out]
  out[#out] = last == ',' and bracket or string.sub(last, 1, -2) .. bracket
  out[#out + 1] = ','
end

local function write_entity(cx, e, out)
  local opening = #out + 1
  out[opening] = '"' .. e.id .. '":{'
  local writes = D.difference(e, out)
  for _, part in ipairs(e.shown or {}) do
    out[#out + 1] = part .. ','
  end
  if e.fresh then
    D.complete(e, out)
  elseif e.kind == 'r' and #out > opening and cx.type ~= 'recalled' then
    raise_version(e, writes, out)
  end
  if #writes > 0 then
    redis.call('HSET', e.key, unpack(writes))
  end
  if #out > opening then
    close(out, '}')
  else
    out[opening] = nil
  end
end

local function write_kind(cx, kind, name, out)
  local opening = #out + 1
  out[opening] = name
  for id, e in pairs(cx[kind]) do
    if e.gone then
      redis.call('UNLINK', e.key)
      redis.call('ZREM', cx.p .. kind .. 's', id)
      out[#out + 1] = '"' .. id .. '":null,'
    else
      write_entity(cx, e, out)
      if e.fresh then
        redis.call('ZADD', cx.p .. kind .. 's', 0, id)
      end
    end
  end
  if #out > opening then
    close(out, '}')
  else
    out[opening] = nil
  end
end

-- Writes every entity that changed and appends the event's changes, brackets included, to `out`.
function D.write_changes(cx, out)
  local opening = #out
  write_kind(cx, 'v', '"visits":{', out)
  write_kind(cx, 'r', '"rooms":{', out)
  write_kind(cx, 's', '"stations":{', out)
  if #cx.site > 0 then
    out[#out + 1] = '"site":{' .. table.concat(cx.site, ',') .. '},'
  end
  if #out > opening then
    close(out, '}}')
    out[#out] = nil
  else
    out[#out + 1] = '}}'
  end
end
