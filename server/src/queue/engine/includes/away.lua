-- Away: held or with the nurse. The station it was bound or called at is remembered.
function D.send_away(cx, v, reason, note)
  local station = D.real_station(v)
  D.leave(cx, v)
  D.become(cx, v, 'away')
  D.set_away(cx, v, reason, station, note)
end

function D.set_away(cx, v, reason, station, note)
  D.set(v, 'away', '{"reason":"' .. reason .. '","at":' .. D.int(cx.now)
    .. (station and ',"station":' .. D.quote(station) or '')
    .. (note and ',"note":' .. cjson.encode(note) or '') .. '}')
end
