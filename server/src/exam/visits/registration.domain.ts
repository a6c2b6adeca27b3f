import type { NewItem } from '@daozhen/protocol';
import { ApiError } from '../../platform/http/index.ts';
import {
  floorItem,
  type ClassEntry,
  type Condition,
  type ItemEntry,
  type PackageEntry,
  type SiteCatalogue,
} from '../catalogue/index.ts';
import { ageOn, isBirthDate, readIdNumber, type PersonGiven } from '../people/index.ts';
import { visitErrors } from './visits.errors.ts';
import type { Registration } from './visits.schemas.ts';

/** A registration that has been found right: who comes and what is to be done. */
export interface Plan {
  person: PersonGiven;
  vvip: boolean;
  language?: 'en' | 'yue';
  class: string;
  packageId: string;
  items: NewItem[];
}

const refuse = (code: keyof typeof visitErrors, details?: Record<string, unknown>): ApiError =>
  new ApiError(visitErrors, code, details && { details });

/**
 * Checks a registration against the campus's catalogue.
 * @param day the floor's day, `YYYY-MM-DD`
 * @throws ApiError naming the first thing that is wrong
 */
export function planVisit(given: Registration, site: SiteCatalogue, day: string): Plan {
  const person = checkPerson(given.examinee, day);
  const visitClass = checkClass(given, site, ageOn(person.birthDate, day));
  const pack = site.packages.get(given.packageId);
  if (!pack) throw refuse('package.unknown');
  if (pack.sex !== undefined && pack.sex !== person.sex) throw refuse('package.sex');
  const items = chosenItems(given, pack, site);
  checkItems(items, given, visitClass);
  return {
    person,
    vvip: given.examinee.vvip ?? false,
    ...(given.examinee.language && { language: given.examinee.language }),
    class: visitClass.id,
    packageId: pack.id,
    items: items.map(floorItem),
  };
}

function checkPerson(examinee: Registration['examinee'], day: string): PersonGiven {
  const { name, sex, birthDate, idNumber, phone } = examinee;
  if (!isBirthDate(birthDate, day)) throw refuse('examinee.birth-date', { field: 'birthDate' });
  const common = { name, sex, birthDate, ...(phone !== undefined && { phone }) };
  if (idNumber === undefined) return common;
  const read = readIdNumber(idNumber, day);
  if (!read.ok) {
    throw refuse('examinee.id-number', { field: 'idNumber', problem: read.problem });
  }
  if (read.value.birthDate !== birthDate || read.value.sex !== sex) {
    const differs = read.value.sex === sex ? 'birthDate' : 'sex';
    throw refuse('examinee.id-mismatch', { field: 'idNumber', differs });
  }
  return { ...common, idNumber: read.value.number };
}

function checkClass(given: Registration, site: SiteCatalogue, age: number): ClassEntry {
  const entry = site.classes.get(given.class);
  if (!entry) throw refuse('class.unknown');
  const tooYoung = entry.minAge !== undefined && age < entry.minAge;
  const otherSex = entry.sex !== undefined && entry.sex !== given.examinee.sex;
  if (tooYoung || otherSex) throw refuse('class.unfit', { field: 'class' });
  return entry;
}

function chosenItems(given: Registration, pack: PackageEntry, site: SiteCatalogue): ItemEntry[] {
  const removed = new Set(given.removeItems);
  const ids = new Set([...pack.items, ...(given.addItems ?? [])].filter((id) => !removed.has(id)));
  if (ids.size === 0) throw refuse('items.none');
  return [...ids].map((id) => {
    const item = site.items.get(id);
    if (!item) throw refuse('item.unknown', { items: [id] });
    return item;
  });
}

function checkItems(items: ItemEntry[], given: Registration, visitClass: ClassEntry): void {
  const { sex, conditions = [] } = given.examinee;
  const otherSex = items.filter((item) => item.sex !== undefined && item.sex !== sex);
  if (otherSex.length > 0) throw refuse('item.sex', named(otherSex));
  const holding = new Set<Condition>(conditions);
  if (visitClass.condition) holding.add(visitClass.condition);
  const excluded = items.filter((item) => item.excludes?.some((each) => holding.has(each)));
  if (excluded.length > 0) throw refuse('item.excluded', named(excluded));
}

const named = (items: ItemEntry[]) => ({
  items: items.map(({ id }) => id),
  names: items.map(({ name }) => name),
});
