/**
 * The single-valued fields of visits, rooms and stations, in the order in which they are stored: each
 * entity's as one text, its head, every field ended by a zero byte, '' where it is missing. The library's
 * functions that open, close and compare heads are made from these lists, and the client decodes by them.
 */

/** What a stored text stands for; `own` fields belong to the store and are shown nowhere. */
export type FieldKind = 'text' | 'number' | 'json' | 'flag' | 'own';
export type HeadFields = Readonly<Record<string, FieldKind>>;

const visit: HeadFields = {
  state: 'text',
  day: 'text',
  class: 'text',
  vip: 'flag',
  ticket: 'text',
  appointment: 'number',
  checkedInAt: 'number',
  since: 'number',
  station: 'text',
  room: 'text',
  boundAt: 'number',
  calledAt: 'number',
  startedAt: 'number',
  finishedAt: 'number',
  calls: 'number',
  moves: 'number',
  choice: 'text',
  accept: 'json',
  away: 'json',
  late: 'flag',
  outcome: 'text',
  /** The sorted sets it is in, and its two timers. */
  q: 'own',
  tm: 'own',
  tk: 'own',
};

const room: HeadFields = {
  state: 'text',
  version: 'number',
  called: 'json',
  serving: 'json',
  lastCallAt: 'number',
  lastRecallAt: 'number',
  staff: 'text',
  openedAt: 'number',
  pause: 'json',
  undo: 'json',
  /** Who is at the door; the ring of undo records: next slot, how many. */
  door: 'own',
  ut: 'own',
  ul: 'own',
};

/** `spent` has a digit for each take, `top` is the next slot of their ring. */
const station: HeadFields = { frozenAt: 'number', spent: 'own', top: 'own' };

/** By the letter that begins the name of the field a head is stored in. */
export const heads = { v: visit, r: room, s: station };

/** Lua that appends a changed field to `out` behind the n pieces that are there. */
function showing(name: string, kind: FieldKind): string {
  if (kind === 'own') return '';
  const shown = {
    text: `out[n + 1], out[n + 2], out[n + 3], n = ',"${name}":"', value, '"', n + 3`,
    number: `out[n + 1], out[n + 2], n = ',"${name}":', value, n + 2`,
    json: `out[n + 1], out[n + 2], n = ',"${name}":', value, n + 2`,
    flag: `out[n + 1], n = value == '1' and ',"${name}":true' or ',"${name}":false', n + 1`,
  }[kind];
  return `if value == '' then out[n + 1], n = ',"${name}":null', n + 1 else ${shown} end`;
}

/** Lua that compares a field with its former value. */
const comparing = ([name, kind]: [string, FieldKind]): string =>
  `  value = now.${name} if value ~= ${name}_ then changed = true ${showing(name, kind)} end`;

/** The Lua functions for one kind of head. */
function headLua(kind: string, fields: HeadFields): string {
  const names = Object.keys(fields);
  const former = names.map((name) => `${name}_`).join(', ');
  return `D.heads.${kind} = {
format = '${'s'.repeat(names.length)}',
open = function(${former})
  return { ${names.map((name) => `${name} = ${name}_`).join(', ')} }
end,
close = function(now)
  return ${names.map((name) => `now.${name} .. '\\0'`).join(' .. ')}
end,
compare = function(now, out, n, ${former})
  local changed, value = false, nil
${Object.entries(fields).map(comparing).join('\n')}
  return changed, n
end }`;
}

/** The part of the library that is made from the lists. */
export const headsLua = (): string =>
  ['D.heads = {}', ...Object.entries(heads).map(([kind, fields]) => headLua(kind, fields))].join(
    '\n',
  );
