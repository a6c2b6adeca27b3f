-- Start and finish, shared by their own verbs and the one button (rule C2).

function D.start(cx, r, v)
  D.become(cx, v, 'serving', D.get(v, 'station'), r.id)
  D.set(v, 'startedAt', cx.now_text)
  D.set(r, 'called', D.map_drop(D.get(r, 'called'), v.id))
  D.set(r, 'serving', D.map_put(D.get(r, 'serving'), v.id, cx.seq_text))
  D.about_visit(cx, v)
  D.about_room(cx, r)
  cx.type = 'started'
end

-- Marks the items done and starts the timings that count from them. Returns the ids in the visit's order
-- and the former JSON of every item touched.
local function mark_done(cx, v, r, ids)
  local named, done, former = {}, {}, {}
  for _, id in ipairs(ids) do
    named[id] = true
  end
  for _, item in ipairs(D.item_list(v)) do
    if named[item.id] then
      former[#former + 1] = D.get(v, 'i:' .. item.id)
      item.state, item.doneAt, item.doneRoom = 'done', cx.now, r.id
      D.save_item(v, item)
      done[#done + 1] = item.id
    end
  end
  for _, item in ipairs(D.item_list(v)) do
    local before = D.get(v, 'i:' .. item.id)
    if D.settle_timing(v, item) then
      former[#former + 1] = before
      D.save_item(v, item)
    end
  end
  return done, former
end

-- What undo needs to bring the visit back into this room; only a choice of this station is about to end.
local function record(v, station, former)
  local choice = D.get(v, 'choice') == station and station
  return ',"station":' .. D.quote(station) .. ',"calledAt":' .. D.get(v, 'calledAt') .. ',"startedAt":'
    .. D.get(v, 'startedAt') .. ',"place":' .. (D.get(v, 'p:' .. station) or 'null') .. ',"choice":'
    .. (choice and D.quote(choice) or 'null') .. ',"items":[' .. table.concat(former, ',') .. ']'
end

local function call_another(cx, r, station)
  local called, serving = D.room_load(r)
  local full = called + serving >= cx.cfg.rooms[r.id].capacity
  if D.get(r, 'state') ~= 'open' or cx.closing or full then
    return nil
  end
  local id, from, spent = D.pick(cx, station, r.id)
  return id and D.call_visit(cx, r, D.visit(cx, id), from, spent)
end

-- Ends v's examination in r with the items named done.
function D.finish(cx, r, v, ids, next_too)
  local station = cx.cfg.rooms[r.id].station
  D.whole(v)
  local done, former = mark_done(cx, v, r, ids)
  local undo = record(v, station, former)
  D.set(r, 'serving', D.map_drop(D.get(r, 'serving'), v.id))
  D.drop_place(v, station)
  if D.get(v, 'choice') == station then
    D.set(v, 'choice', nil)
  end
  if D.has_todo(v) then
    D.become(cx, v, 'free')
  else
    D.finish_visit(cx, v)
  end
  -- The next is called before the one just finished is in any line again.
  local call = next_too and call_another(cx, r, station) or nil
  D.settle(cx, v)
  D.remember(cx, r, 'finish', v, undo)
  D.about_visit(cx, v)
  D.about_room(cx, r)
  D.list_fact(cx, 'items', done)
  D.fact(cx, 'call', call)
  cx.type = 'finished'
end
