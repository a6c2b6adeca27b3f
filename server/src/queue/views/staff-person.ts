import type { StaffPerson, Visit } from '@daozhen/protocol';
import { isReady, todoItems, type Entry } from '../rules/index.ts';
import type { ViewContext } from './context.ts';

/**
 * A visit as staff see it at one station. A VVIP's name, sex and age are left out (rule V1): nobody has
 * the explicit permission yet that would show them.
 */
export function staffPerson(
  context: ViewContext,
  visit: Visit,
  station: string,
  entry?: Entry,
): StaffPerson {
  const person = context.person(visit.id);
  const shown =
    person && !person.vvip ? { name: person.name, sex: person.sex, age: person.age } : {};
  const now = context.campus.now();
  return {
    visit: visit.id,
    ticket: visit.ticket ?? '',
    ...shown,
    class: visit.class,
    vip: visit.vip,
    state: visit.state,
    items: todoItems(visit, station).map((item) => ({
      id: item.id,
      name: person?.itemNames.get(item.id) ?? item.id,
      ready: isReady(visit, item, now),
    })),
    ...(visit.calls === undefined ? {} : { calls: visit.calls }),
    ...(visit.calledAt === undefined ? {} : { calledAt: visit.calledAt }),
    ...(visit.startedAt === undefined ? {} : { startedAt: visit.startedAt }),
    ...(entry ? { callable: entry.callable } : {}),
    ...(entry?.why === undefined ? {} : { why: entry.why }),
  };
}
