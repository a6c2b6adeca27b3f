import type { NewItem, SiteSettings } from '@daozhen/protocol';
import type { Draw } from './random.ts';
import { HOUR, item, MINUTE, SECOND, settingsOf } from './floor.ts';

/** The stations of the random floor; the last has no rooms and no items until a settings change. */
export const stationIds = ['blood', 'ecg', 'us'] as const;

/** Random settings: both binding modes, several tag sets, a room for two, all re-entry policies. */
export function randomSettings(draw: Draw): SiteSettings {
  const reentry = (): 'after-n' | 'tail' | 'slot-end' | 'half-day-end' =>
    draw.one(['after-n', 'after-n', 'after-n', 'tail', 'slot-end', 'half-day-end']);
  const station = (): SiteSettings['stations'][string] => ({
    reentry: reentry(),
    passMinCalls: draw.int(1, 2),
    passMinMs: draw.one([0, 0, 5 * SECOND]),
  });
  const slots = (): number => draw.one([1, 1, 2]);
  return settingsOf({
    binding: draw.one(['early', 'late']),
    gamma: draw.one([0, 0.3, 0.5, 0.9]),
    vipEvery: draw.one([1, 2, 3, 3, 4]),
    pressLockMs: 2 * SECOND,
    recallCooldownMs: draw.one([0, 5 * SECOND]),
    reentryAfter: [draw.int(0, 3), draw.int(0, 5)],
    autoRejoinMs: draw.one([0, 2 * MINUTE]),
    slotMs: draw.one([10 * MINUTE, 50 * MINUTE]),
    expectedGraceMs: draw.one([5 * MINUTE, 30 * MINUTE]),
    undoMs: MINUTE,
    freezeLimitMs: draw.one([MINUTE, 15 * MINUTE]),
    stations: { blood: station(), ecg: station(), us: station() },
    rooms: {
      blood1: { doorSlots: slots(), tags: draw.one([[], ['iv']]) },
      blood2: { doorSlots: slots(), tags: ['iv', 'child'] },
      ecg1: { doorSlots: slots(), capacity: 2 },
      us1: { doorSlots: slots(), tags: ['f'] },
      us2: { doorSlots: slots(), tags: ['f', 'm'] },
    },
  });
}

/** The same campus with other figures; now and then with something in use taken away. */
export function changedSettings(draw: Draw, settings: SiteSettings): SiteSettings {
  const next = structuredClone(settings);
  if (draw.chance(0.5)) {
    const other = randomSettings(draw);
    next.policy = { ...other.policy, binding: next.policy.binding };
    next.stations = other.stations;
  }
  for (const room of Object.values(next.rooms))
    if (draw.chance(0.3)) room.doorSlots = draw.int(1, 3);
  const { us1, ecg1 } = next.rooms;
  if (us1) us1.tags = draw.one([['f'], ['f', 'm']]);
  if (ecg1) ecg1.capacity = draw.one([1, 2, 3]);
  if (draw.chance(0.2) && ecg1) ecg1.station = 'us';
  if (draw.chance(0.2)) next.rooms['us3'] = { station: 'us', capacity: 1, doorSlots: 1, tags: [] };
  else if (draw.chance(0.5)) delete next.rooms['us3'];
  if (draw.chance(0.05)) delete next.rooms['blood2'];
  if (draw.chance(0.05)) delete next.stations['us'];
  if (draw.chance(0.05)) delete next.classes['vip'];
  if (draw.chance(0.05))
    next.policy.binding = settings.policy.binding === 'late' ? 'early' : 'late';
  return next;
}

const timing = { notBefore: 2 * MINUTE, due: 4 * MINUTE, latest: 8 * MINUTE };

/** What a visit of the random floor may have to do, with all the things an item can need. */
function catalogue(draw: Draw, now: number): NewItem[] {
  return [
    item('b1', { station: 'blood' }),
    item('b2', { station: 'blood', timing: { from: draw.one(['b1', 'b1', 'e1']), ...timing } }),
    item('b3', { station: 'blood', tags: draw.one([['iv'], ['child', 'iv'], []]) }),
    item('e1', { station: 'ecg' }),
    item('e2', {
      station: 'ecg',
      after: draw.one([['b1'], ['b1', 'u1'], []]),
      exclusive: draw.one([[], [{ item: 'u2' }], [{ item: 'b3', withinMs: 3 * MINUTE }]]),
    }),
    item('e3', {
      station: 'ecg',
      notBefore: now + draw.one([-MINUTE, MINUTE]),
      due: now + 2 * MINUTE,
      latest: now + draw.one([4 * MINUTE, HOUR]),
    }),
    item('u1', { station: 'us', tags: ['f'], prep: ['bladder'] }),
    item('u2', {
      station: 'us',
      tags: draw.one([['m'], ['f', 'm']]),
      unless: draw.one([[], ['cold']]),
      exclusive: draw.one([[], [], [{ item: 'e1', withinMs: MINUTE }, { item: 'e2' }]]),
    }),
    item('u3', { station: 'us', timing: { from: 'e1', ...timing } }),
    item('x1', {
      station: draw.chance(0.1) ? 'nowhere' : 'us',
      tags: draw.one([[], [], ['none']]),
    }),
  ];
}

/** Some items, at least one, in random order. */
export function randomItems(draw: Draw, now: number, likely = 0.35): NewItem[] {
  const all = catalogue(draw, now);
  const x1 = all.pop();
  const items = draw.subset(all, likely);
  if (draw.chance(0.05) && x1) items.push(x1);
  if (items.length === 0) items.push(item('e1', { station: 'ecg' }));
  if (draw.chance(0.3)) items.reverse();
  if (draw.chance(0.02) && items[0]) items.push(items[0]);
  return items;
}
