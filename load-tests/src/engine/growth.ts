import { figure, type Figure } from '../report.ts';
import { newId } from './minimum.ts';
import { roomIds, STATION } from './settings.ts';
import { Campus, type World } from './world.ts';

/** So few people are called at a time that even the shortest line still has some. */
const CALLED = 4;
const PORTIONS = 25;
/** Rooms without the tag `special`: every second. */
const rooms = roomIds.filter((_, i) => i % 2 === 1).slice(0, CALLED);

/** Visits in one word of guidance. */
const GUIDED = 500;

/** A line of a length in which some of the first cannot be examined in the rooms that call. */
interface Line {
  waiting: number;
  /** Of the first in line, how many of ten. */
  excluded: number;
  /** Late binding, and guidance accepts but the last so many (rule P4). */
  accepted?: number;
}

const shortest: Line = { waiting: 10, excluded: 0 };
const shortestGuided: Line = { ...shortest, accepted: 10 };
const others: { name: string; line: Line }[] = [
  { name: '.100', line: { waiting: 100, excluded: 0 } },
  { name: '.1000', line: { waiting: 1000, excluded: 0 } },
  { name: '', line: { waiting: 10_000, excluded: 0 } },
  { name: '.excluded', line: { waiting: 10_000, excluded: 3 } },
  { name: '.guided', line: { waiting: 10_000, excluded: 0, accepted: 10 } },
];

async function fill(
  world: World,
  site: string,
  { waiting, excluded, accepted }: Line,
): Promise<Campus> {
  const campus = await Campus.open(world, site, accepted === undefined ? 'early' : 'late');
  const visits = Array.from({ length: waiting }, (_, i) => ({
    visit: newId(),
    tags: i % 10 < excluded ? ['special'] : [],
  }));
  await campus.each(visits, ({ visit, tags }) => ({
    type: 'check-in',
    visit,
    class: 'normal',
    items: [{ id: 'ITEM', station: STATION, tags }],
  }));
  if (accepted === undefined) {
    await campus.each(visits, ({ visit }) => ({ type: 'join', visit, station: STATION }));
  } else {
    const elsewhere = visits.slice(0, -accepted).map(({ visit }) => [visit, []] as const);
    for (let from = 0; from < elsewhere.length; from += GUIDED) {
      const accept = Object.fromEntries(elsewhere.slice(from, from + GUIDED));
      await campus.send(0, { type: 'guide', accept });
    }
  }
  return campus;
}

/** Mean own time of call-next in µs, guidance being at work; those called go back to their places. */
async function callAndTakeBack(campus: Campus): Promise<number> {
  await campus.send(0, { type: 'guide', accept: {} });
  const { us, calls } = await campus.measure(rooms, (room) => ({ type: 'call-next', room }));
  await campus.each(rooms, (room) => ({ type: 'undo', room }));
  return us / calls;
}

/**
 * How call-next's own time grows with the number of people waiting at one station: from 10 to 100, 1,000
 * and 10,000, where 3 of 10 of them cannot be examined in the room, and where guidance sends all but ten
 * elsewhere (late binding, beside ten of whom it accepts all). Portions of all lines in turn.
 */
export async function measureGrowth(
  world: World,
  extent: { rounds: number; longest: number },
): Promise<Figure[]> {
  await world.forget();
  const measured = others.filter(({ line }) => line.waiting <= extent.longest);
  const baselines = [
    await fill(world, 'growth-10', shortest),
    await fill(world, 'growth-10-guided', shortestGuided),
  ];
  const campuses: Campus[] = [];
  for (const { name, line } of measured)
    campuses.push(await fill(world, `growth${name.replace('.', '-') || '-10000'}`, line));
  const rounds: number[][] = [];
  for (let n = 0; n <= extent.rounds; n += 1) {
    const all = [...baselines, ...campuses];
    const sums = all.map(() => 0);
    for (let portion = 0; portion < PORTIONS; portion += 1) {
      for (const [i, campus] of all.entries()) {
        sums[i]! += (await callAndTakeBack(campus)) / PORTIONS;
      }
    }
    if (n > 0) rounds.push(sums);
  }
  return measured.map(({ name, line }, i) =>
    figure(
      `engine.call_next.growth${name}`,
      'µs',
      rounds.map((sums) => ({
        value: sums[i + baselines.length]!,
        baseline: sums[line.accepted === undefined ? 0 : 1]!,
      })),
    ),
  );
}
