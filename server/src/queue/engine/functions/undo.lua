-- Takes back a room's last call, pass or finish.
-- Payload: room. Reply: visit, ticket, room, version.
-- Refusals: room.unknown, undo.nothing, undo.moved, undo.room-full, room.not-open.
-- Rules: C8, G4.

-- Whether the visit is where an undo may still fetch it from.
local function unmoved(r, v, record)
  local state = v and D.get(v, 'state')
  if record.what == 'call' then
    return state == 'called' and D.get(v, 'room') == r.id
  end
  local waiting = state == 'free' or state == 'bound' or state == 'away' or state == 'finished'
  return waiting and D.num(v, 'moves') == record.moves
end

-- The visit that has to make room: the latest called, refused if all are started. Nil if there is room.
local function displaced(cx, r)
  local called, serving = D.room_load(r)
  if called + serving < cx.cfg.rooms[r.id].capacity then
    return nil
  end
  local latest, seq
  for id, at in pairs((D.map_read(D.get(r, 'called')))) do
    if not seq or at > seq then
      latest, seq = id, at
    end
  end
  D.need(latest, 'undo.room-full')
  return latest
end

local function bring_back(cx, r, v, record)
  local station = record.station
  D.leave(cx, v)
  if record.what == 'finish' then
    D.restore_items(v, record.items)
    D.become(cx, v, 'serving', station, r.id)
    D.set_num(v, 'startedAt', record.startedAt)
    D.set(v, 'choice', record.choice ~= cjson.null and record.choice or D.get(v, 'choice'))
    D.set(r, 'serving', D.map_put(D.get(r, 'serving'), v.id, cx.seq_text))
  else
    D.become(cx, v, 'called', station, r.id)
    D.set_num(v, 'calls', record.calls)
    D.put(v, 'x:' .. station, record.passes ~= cjson.null and D.int(record.passes) or nil)
    D.set(r, 'called', D.map_put(D.get(r, 'called'), v.id, cx.seq_text))
  end
  D.set_num(v, 'calledAt', record.calledAt)
  if record.place ~= cjson.null then
    D.put_place(v, station, record.place.key, record.place.order)
  end
  D.drop_others(cx, v, station)
  D.settle(cx, v)
end

D.verb('undo', function(cx, args)
  local r = D.room(cx, args.room)
  local record = D.newest_undo(r)
  D.need(record and cx.now - record.at < cx.cfg.policy.undoMs, 'undo.nothing')
  local v = D.visit_or_nil(cx, record.visit)
  D.need(unmoved(r, v, record), 'undo.moved')
  local pushed = record.what ~= 'call' and displaced(cx, r) or nil
  D.need(record.what == 'call' or D.get(r, 'state') == 'open', 'room.not-open')
  D.pop_undo(r)
  if record.what == 'call' then
    D.back(cx, D.whole(v))
  else
    if pushed then
      D.back(cx, D.whole(D.visit(cx, pushed)))
    end
    bring_back(cx, r, D.whole(v), record)
  end
  D.about_visit(cx, v)
  D.about_room(cx, r)
  D.fact(cx, 'undone', D.quote(record.what))
  D.list_fact(cx, 'visits', { pushed })
  cx.type = 'undone'
end)
