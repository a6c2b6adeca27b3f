import { pregnancyAnswers, type NewItem, type PregnancyAnswer } from '@daozhen/protocol';
import { ApiError } from '../../platform/http/index.ts';
import {
  floorItems,
  type ClassEntry,
  type Condition,
  type ItemEntry,
  type SiteCatalogue,
} from '../catalogue/index.ts';
import { ageOn, checkGiven, checkPlate, type PersonGiven } from '../people/index.ts';
import { orderLines, settleLines, type OrderLine } from './lines.domain.ts';
import type { RosterMember } from './rosters.ts';
import { visitErrors } from './visits.errors.ts';
import type { NewExaminee, Registration } from './visits.schemas.ts';

/** A registration that has been found right: who comes and what is to be done. */
export interface Plan {
  person: PersonGiven;
  /** His record, where the desk chose it instead of typing him in. */
  known?: string;
  vvip: boolean;
  language?: 'en' | 'yue';
  /** What was said about pregnancy; nothing of somebody nobody asked. */
  pregnancy?: PregnancyAnswer;
  examType: string;
  class: string;
  packageId?: string;
  items: NewItem[];
  lines: OrderLine[];
  member?: RosterMember;
  plates: string[];
}

/** The person a registration names by his record, as far as planning needs him. */
export interface KnownPerson {
  id: string;
  vvip: boolean;
  given: PersonGiven;
}

const refuse = (code: keyof typeof visitErrors, details?: Record<string, unknown>): ApiError =>
  new ApiError(visitErrors, code, details && { details });

/**
 * Checks a registration against the campus's catalogue.
 * @param day the day of the visit, `YYYY-MM-DD`
 * @throws ApiError naming the first thing that is wrong
 */
export function planVisit(
  given: Registration,
  site: SiteCatalogue,
  day: string,
  { known, member }: { known?: KnownPerson | undefined; member?: RosterMember | undefined } = {},
): Plan {
  const { examinee } = given;
  const { person, vvip } = whoIs(examinee, known, day);
  const visitClass = checkClass(given.class, site, person, day);
  const examType = given.examType ?? member?.examType ?? 'health';
  if (!site.examTypes.has(examType)) throw refuse('exam-type.unknown');
  const packageId = given.packageId ?? (given.addItems ? undefined : member?.packageId);
  const lines = orderLines({ ...given, packageId }, site);
  const items = itemsOf(lines, site);
  if (items.length === 0) throw refuse('items.none');
  const examined = { sex: person.sex, age: ageOn(person.birthDate, day) };
  const pregnancy = pregnancyOf(person.sex, examinee, visitClass);
  return {
    person,
    ...(known && { known: known.id }),
    vvip,
    ...(examinee.language && { language: examinee.language }),
    ...(pregnancy && { pregnancy }),
    examType,
    class: visitClass.id,
    ...(packageId !== undefined && { packageId }),
    items: floorItems(items, site.items.values(), examined),
    lines: settleLines(lines, given.terms ?? [], member?.payer),
    ...(member && { member }),
    plates: (given.plates ?? []).map(checkPlate),
  };
}

/** Somebody typed in, or the record that was chosen. */
function whoIs(
  examinee: Registration['examinee'],
  known: KnownPerson | undefined,
  day: string,
): { person: PersonGiven; vvip: boolean } {
  if (known) return { person: known.given, vvip: known.vvip };
  if ('person' in examinee) throw refuse('person.unknown');
  return { person: checkPerson(examinee, day), vvip: examinee.vvip ?? false };
}

/** The items of an order's lines, in their order. */
export function itemsOf(lines: readonly OrderLine[], site: SiteCatalogue): ItemEntry[] {
  return lines.flatMap((line) =>
    line.items.map((id) => {
      const item = site.items.get(id);
      if (!item) throw refuse('item.unknown', { items: [id] });
      return item;
    }),
  );
}

/** The states a person is in, told or said by the class. */
export function conditionsOf(
  told: readonly Condition[] | undefined,
  visitClass: ClassEntry | undefined,
  pregnancy?: PregnancyAnswer,
): Set<Condition> {
  const holding = new Set<Condition>(told);
  if (visitClass?.condition) holding.add(visitClass.condition);
  if (pregnancy === 'pregnant') holding.add('pregnant');
  if (pregnancy === 'possible') holding.add('possibly-pregnant');
  return holding;
}

/** What is known of a woman's pregnancy: of the answer, the states told and the class, what weighs most. */
export function pregnancyOf(
  sex: PersonGiven['sex'],
  told: { pregnancy?: PregnancyAnswer | undefined; conditions?: readonly Condition[] | undefined },
  visitClass: ClassEntry | undefined,
): PregnancyAnswer | undefined {
  if (sex !== 'F') return undefined;
  const states = conditionsOf(told.conditions, visitClass);
  const said: (PregnancyAnswer | undefined)[] = [
    told.pregnancy,
    states.has('pregnant') ? 'pregnant' : undefined,
    states.has('possibly-pregnant') ? 'possible' : undefined,
  ];
  return pregnancyAnswers.findLast((answer) => said.includes(answer));
}

/** What a registration gives of somebody typed in, checked. @throws ApiError `examinee.*` */
function checkPerson(examinee: NewExaminee, day: string): PersonGiven {
  const { vvip: _vvip, language: _language, conditions: _states, ...rest } = examinee;
  const { pregnancy: _pregnancy, ...given } = rest;
  return checkGiven(given, day);
}

function checkClass(
  id: string,
  site: SiteCatalogue,
  { sex, birthDate }: PersonGiven,
  day: string,
): ClassEntry {
  const entry = site.classes.get(id);
  if (!entry) throw refuse('class.unknown');
  const tooYoung = entry.minAge !== undefined && ageOn(birthDate, day) < entry.minAge;
  const otherSex = entry.sex !== undefined && entry.sex !== sex;
  if (tooYoung || otherSex) throw refuse('class.unfit', { field: 'class' });
  return entry;
}
