import type { Sex, SiteCatalogue } from '../catalogue/index.ts';
import { ageOn } from '../people/index.ts';
import type { employerErrors } from './employers.errors.ts';
import type { GroupGiven } from './employers.schemas.ts';

/** Whom a group is for. */
export interface GroupRule {
  id: string;
  name: string;
  sex?: Sex;
  ageFrom?: number;
  ageTo?: number;
}

/** Somebody on a list, as far as groups are concerned. */
export interface Candidate {
  sex: Sex;
  birthDate: string;
}

/** Whether somebody may be in a group. @param day on which his age counts, `YYYY-MM-DD` */
export function fits(
  { sex, ageFrom = 0, ageTo = Infinity }: GroupRule,
  who: Candidate,
  day: string,
) {
  const age = ageOn(who.birthDate, day);
  return (sex === undefined || sex === who.sex) && age >= ageFrom && age <= ageTo;
}

export type GroupFound =
  | { ok: true; group: GroupRule }
  | { ok: false; code: 'group-unknown' | 'group-unfit' | 'group-none' | 'group-several' };

/** The group somebody belongs to: the one the list names, else the only one he fits. */
export function groupOf(
  groups: readonly GroupRule[],
  who: Candidate,
  named: string | undefined,
  day: string,
): GroupFound {
  if (named !== undefined) {
    const group = groups.find((each) => each.name === named);
    if (!group) return { ok: false, code: 'group-unknown' };
    return fits(group, who, day) ? { ok: true, group } : { ok: false, code: 'group-unfit' };
  }
  const fitting = groups.filter((each) => fits(each, who, day));
  if (fitting.length > 1) return { ok: false, code: 'group-several' };
  return fitting[0] ? { ok: true, group: fitting[0] } : { ok: false, code: 'group-none' };
}

/**
 * What is wrong with a group at a campus: its package is not offered there, not for that type of exam,
 * for the other sex, or contains what that type of exam must not.
 */
export function groupProblem(
  { packageId, sex, payer, ageFrom, ageTo }: GroupGiven,
  site: SiteCatalogue | undefined,
  examType: string,
): keyof typeof employerErrors | undefined {
  if (ageFrom !== undefined && ageTo !== undefined && ageFrom > ageTo) return 'group.ages';
  if (payer.limitFen !== undefined && payer.package === 'self' && payer.added === 'self') {
    return 'group.limit';
  }
  const pack = site?.packages.get(packageId);
  const type = site?.examTypes.get(examType);
  if (!pack || !type) return 'group.package';
  const forType = pack.examTypes.length === 0 || pack.examTypes.includes(examType);
  const forSex = pack.sex === undefined || pack.sex === sex;
  return forType && forSex ? undefined : 'group.package';
}
