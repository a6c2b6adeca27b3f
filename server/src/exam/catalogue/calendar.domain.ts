import type { Capacity, DayEntry, Hours, ScheduleEntry } from './calendar.schemas.ts';

/** What is planned for one day at one campus. */
export interface DayPlan {
  date: string;
  open: boolean;
  /** Why it is unlike the others of its week. */
  name?: string;
  nameEn?: string;
  hours?: Hours;
  /** How many examinees it takes; what is not named has no limit. */
  capacity: Capacity;
}

/** Monday is 0. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/**
 * The plan of a day: the day's own entry before the week's. A campus without either is open round the clock.
 * @param date `YYYY-MM-DD`
 */
export function dayPlan(
  schedule: ScheduleEntry | undefined,
  days: ReadonlyMap<string, DayEntry>,
  date: string,
): DayPlan {
  const special = days.get(date);
  const usual = schedule?.week[weekdayOf(date)];
  const hours = special?.hours ?? usual ?? undefined;
  const closed = special?.closed ?? (special?.hours === undefined && usual === null);
  const capacity = { ...schedule?.capacity, ...special?.capacity };
  return {
    date,
    open: !closed,
    ...(special && { name: special.name, nameEn: special.nameEn }),
    ...(!closed && hours && { hours }),
    capacity,
  };
}
