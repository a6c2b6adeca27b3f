/** A mistake put into the Redis functions on purpose, to see that the comparison finds it. */
export interface PlantedBug {
  name: string;
  /** Text that occurs exactly once in the library, and what it becomes. */
  find: string;
  put: string;
}

const bug = (name: string, find: string, put: string): PlantedBug => ({ name, find, put });

export const plantedBugs: PlantedBug[] = [
  bug('T1 numbers are not used up', "'numbers', prefix, 1)", "'numbers', prefix, 0) + 1"),
  bug('O2 γ is forgotten', 'cx.cfg.policy.gamma * (join - since)', '0 * (join - since)'),
  bug(
    'O2 the order number is taken twice',
    'v.order = cx.order\n',
    'v.order = cx.order; cx.order = cx.order + 1\n',
  ),
  bug(
    'O4 one take too few is looked at',
    'cx.cfg.policy.vipEvery - 1\n',
    'cx.cfg.policy.vipEvery - 2\n',
  ),
  bug(
    'O4 the credit is not taken off when share is counted',
    'score = v.score + credit',
    'score = v.score',
  ),
  bug(
    'O4 a pass gives the take back',
    "  D.become(cx, v, 'away')\n  D.set_away(cx, v, reason, station)\n",
    "  D.drop_take(cx, station, v.id)\n  D.become(cx, v, 'away')\n  D.set_away(cx, v, reason, station)\n",
  ),
  bug(
    'O4 a take stays when somebody leaves a door',
    "  D.drop_take(cx, D.get(v, 'station'), v.id)\n  return r",
    '  return r',
  ),
  bug(
    'P1 early VIPs lose their other places by joining',
    "if cx.cfg.late or D.get(v, 'vip') == '1' then",
    'if cx.cfg.late then',
  ),
  bug(
    'P1 the choice outlives its items',
    'if choice and todo[choice] == nil then',
    'if false then',
  ),
  bug('P3 preparation is ignored', "if not D.get(v, 'f:' .. flag) then", 'if false then'),
  bug(
    'P3 prerequisites count when done only',
    "other and other.state == 'todo'",
    "other and other.state ~= 'done'",
  ),
  bug(
    'P4 guidance is not heard',
    'local accepted = not cx.cfg.late or D.accepts(v, station)\n  return',
    'local accepted = true\n  return',
  ),
  bug('P4 lists count for ever', 'last and cx.now - last < GUIDED_MS', 'last'),
  bug(
    'P4 whom guidance does not accept is taken where nobody else is',
    'local v, v2, n = candidates(vips, others)',
    'local v, v2, n = candidates(vips, others)\n  if not v and not n and keys.no then\n    n = heads(keys.no, 1)\n  end',
  ),
  bug(
    'P4 a guide with nothing to say is not heard',
    "D.meta(cx, 'guided', cx.now_text)",
    "if #ids > 0 then D.meta(cx, 'guided', cx.now_text) end",
  ),
  bug(
    'P4 a door holds one too many',
    'return taken < cx.cfg.rooms[r.id].doorSlots',
    'return taken <= cx.cfg.rooms[r.id].doorSlots',
  ),
  bug(
    'P4 a room asks no longer whose door somebody stands at',
    'entry.score = entry.score - OWN_DOOR_MS',
    'entry.score = entry.score',
  ),
  bug(
    'P4 the slot is not refilled',
    'local bound = owner and refill(cx, station, owner)',
    'local bound = nil',
  ),
  bug(
    'C1 the press lock is a millisecond long',
    'last + cx.cfg.policy.pressLockMs - cx.now',
    'last + 1 - cx.now',
  ),
  bug(
    'C1 another command with the same id is answered',
    'content == args[3] and answer or',
    'answer or',
  ),
  bug('C2 finish with next calls into a full room', 'cx.closing or full then', 'cx.closing then'),
  bug('C2 a recall makes the room stale', "cx.type ~= 'recalled' then", 'true then'),
  bug(
    'C3 the cool-down forgets the last recall',
    "math.max(D.num(v, 'calledAt'), D.num(r, 'lastRecallAt') or 0)",
    "D.num(v, 'calledAt')",
  ),
  bug(
    'C4 the calls before a pass are not counted',
    'if calls > 0 or ms > 0 then',
    'if ms > 0 then',
  ),
  bug('C5 the fourth pass goes to the nurse', "passes >= 3 and 'nurse'", "passes >= 4 and 'nurse'"),
  bug(
    'C5 one person too few goes before',
    'cx.cfg.policy.reentryAfter[passes] or 0)',
    '(cx.cfg.policy.reentryAfter[passes] or 0) - 1)',
  ),
  bug('C5 re-entry may give a better key', 'if key and key >= own then', 'if key then'),
  bug('C6 elsewhere costs as much as absent', "if own and reason == 'absent' then", 'if own then'),
  bug(
    'C7 the tags of the first item decide',
    '#item.tags > #here.tags then',
    '#here.tags == 0 then',
  ),
  bug(
    'C8 undo revives what has been done elsewhere since',
    "return waiting and D.num(v, 'moves') == record.moves",
    'return waiting',
  ),
  bug(
    'C8 undo of a finish leaves the timings running',
    'D.restore_items(v, record.items)',
    'D.restore_items(v, { record.items[1] })',
  ),
  bug(
    'C8 the first called makes room, not the latest',
    'if not seq or at > seq then',
    'if not seq or at < seq then',
  ),
  bug(
    'C8 undo of a call keeps the take',
    "if record.what == 'call' then\n    D.back(cx, D.whole(v))",
    "if record.what == 'call' then\n    D.become(cx, D.whole(v), 'free')\n    D.settle(cx, v)",
  ),
  bug(
    'C8 undo records survive the day',
    "'lastRecallAt', 'undo', 'ut', 'ul' })",
    "'lastRecallAt' })",
  ),
  bug('C9 the line is not frozen', "if not D.get(s, 'frozenAt') then", 'if false then'),
  bug(
    'C9 a pause leaves those at the door',
    "for id in pairs((D.map_read(D.get(r, 'door')))) do\n    going[id] = 0",
    'for id in pairs({}) do\n    going[id] = 0',
  ),
  bug(
    'G3 a choice does not keep others away',
    'and (not choice or choice == station) then',
    'then',
  ),
  bug(
    'G4 due is looked at as of a second ago',
    'item.due <= now and',
    'item.due <= now - 1000 and',
  ),
  bug(
    'G4 rooms fetch who waits for a timed task',
    'local passed_over = rests and not here.timed and',
    'local passed_over = false and',
  ),
  bug(
    'G4 a timed task of the past holds its visit for ever',
    "if item.due and item.state == 'todo' then",
    'if item.due then',
  ),
  bug(
    'G4 a timed task is passed over until it is due',
    'rests and not here.timed and',
    'rests and not here.due and',
  ),
  bug(
    'G4 the missed time is never taken off',
    '      item.latest = nil\n      D.save_item(v, item)\n',
    '',
  ),
  bug(
    'G4 time alone brings nobody into the line',
    'if not cx.wake or cx.wake > cx.now then',
    'if true then',
  ),
  bug(
    'E1 an event says nothing of a removed place',
    "  D.put(v, 'p:' .. station, nil)\n",
    "  v.now['p:' .. station] = ''\n",
  ),
  bug('E5 numbers restart on the same day', 'if day ~= cx.day then', 'if true then'),
  bug(
    'E5 called people stay in the room at the cut-off',
    "for _, field in ipairs({ 'door', 'called', 'serving' }) do\n      D.set(r, field, D.map_drop",
    "for _, field in ipairs({ 'door', 'serving' }) do\n      D.set(r, field, D.map_drop",
  ),
  bug(
    'G1 a state rules nothing out',
    "if D.get(v, 'f:' .. flag) then\n      return true",
    "if D.get(v, 'f:' .. flag) then\n      return false",
  ),
  bug(
    'G1 nobody is looked at when the time apart is over',
    'if ends and ends > cx.now and ends < math.huge then',
    'if ends and ends < 0 then',
  ),
];

/** The library with the bug in it. Throws when the text to change is not there exactly once. */
export function plant<L extends { code: string }>(library: L, { name, find, put }: PlantedBug): L {
  const parts = library.code.split(find);
  if (parts.length !== 2)
    throw new Error(`"${name}" fits ${parts.length - 1} places; plant it anew`);
  return { ...library, code: parts.join(put) };
}
