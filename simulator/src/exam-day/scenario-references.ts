import type { PackagePlan, Scenario, StationPlan } from './scenario.schemas.ts';

/** Something wrong with a scenario: the place, as a JSON pointer, and why. */
export interface BrokenReference {
  pointer: string;
  reason: string;
}

/** The one preparation that takes time here; others are answered at the desk. */
const BLADDER = 'full-bladder';

/** References that lead nowhere, names given twice, shares that do not add up. */
export function brokenReferences({ stations, packages, arrivals }: Scenario): BrokenReference[] {
  const known = new Map(stations.map((station) => [station.id, station]));
  const problems = packages.flatMap((each, index) => brokenPackage(each, index, known));
  const rooms = new Set<string>();
  stations.forEach((station, s) =>
    station.rooms.forEach(({ id, opens, closes }, r) => {
      const pointer = `/stations/${s}/rooms/${r}`;
      if (rooms.has(id)) problems.push({ pointer, reason: `room ${id} twice` });
      if (opens !== undefined && closes !== undefined && closes <= opens)
        problems.push({ pointer, reason: `room ${id}: closes at ${closes}, opens at ${opens}` });
      rooms.add(id);
    }),
  );
  arrivals.forEach(({ from, to }, at) => {
    if (to <= from)
      problems.push({ pointer: `/arrivals/${at}`, reason: `arrivals: ${to} is not after ${from}` });
  });
  const shares = arrivals.reduce((sum, { share }) => sum + share, 0);
  if (Math.abs(shares - 1) > 0.001) {
    const reason = `arrivals: shares add up to ${Number(shares.toFixed(6))}, not 1`;
    problems.push({ pointer: '/arrivals', reason });
  }
  return problems;
}

function brokenPackage(
  { id, items }: PackagePlan,
  index: number,
  known: ReadonlyMap<string, StationPlan>,
): BrokenReference[] {
  const problems: BrokenReference[] = [];
  const own = new Set(items.map((item) => item.id));
  const seen = new Set<string>();
  items.forEach((item, at) => {
    const note = (reason: string) =>
      problems.push({
        pointer: `/packages/${index}/items/${at}`,
        reason: `package ${id}, item ${item.id}: ${reason}`,
      });
    if (seen.has(item.id)) note('an item twice');
    seen.add(item.id);
    const station = known.get(item.station);
    const able = station?.rooms.some((room) =>
      (item.tags ?? []).every((tag) => room.tags?.includes(tag)),
    );
    if (!station) note(`no station ${item.station}`);
    else if (!able) note('no room has its tags');
    const named = [...(item.after ?? []), ...(item.timing ? [item.timing.from] : [])];
    for (const flag of item.prep ?? [])
      if (flag !== BLADDER)
        note(`nobody prepares for ${flag} on a virtual day, only for ${BLADDER}`);
    for (const other of named) if (!own.has(other)) note(`no item ${other}`);
  });
  return problems;
}
