import { initialsOf } from '../../../server/src/exam/people/index.ts';
import type { Centre } from './centre.ts';
import type { Invented } from './population.ts';

/** One kind of request, asked over and over with other words. */
export interface Question {
  name: string;
  kind: 'worklist' | 'search' | 'registration';
  /** @param n how many times it has been asked */
  ask(centre: Centre, n: number): Promise<unknown>;
  /** Afterwards, not counted. */
  after?(centre: Centre): Promise<void>;
}

/** So many wait on the floor while others register. */
const WAITING = 200;

/** Somebody registers, and whoever waits longest leaves, as on any morning. */
const registration = (name: string, who: (centre: Centre, n: number) => object): Question => ({
  name: `registration.${name}`,
  kind: 'registration',
  ask: async (centre, n) => {
    const { visit } = await centre.desk.register(who(centre, n));
    centre.waiting.push(visit);
  },
  after: async ({ desk, waiting }) => {
    const first = waiting.length > WAITING ? waiting.shift() : undefined;
    if (first !== undefined) await desk.cancel(first);
  },
});

const someone = ({ known }: Centre, n: number): Invented =>
  known.people[(n * 31) % known.people.length]!;

const search = (name: string, words: (person: Invented) => string): Question => ({
  name: `search.${name}`,
  kind: 'search',
  ask: (centre, n) => centre.desk.get('/api/people', { query: words(someone(centre, n)) }),
});

const list = (
  name: string,
  path: (centre: Centre, n: number) => [string, Record<string, string>?],
): Question => ({
  name: `worklist.${name}`,
  kind: 'worklist',
  ask: (centre, n) => centre.desk.get(...path(centre, n)),
});

const east = { site: 'east' };

/** What desks ask all day. */
export const questions: readonly Question[] = [
  search('surname', ({ name }) => name.slice(0, 1)),
  search('commonest_surname', () => '王'),
  search('name', ({ name }) => name),
  search('initials', ({ name }) => initialsOf(name)),
  search('initial', ({ name }) => initialsOf(name).slice(0, 1)),
  search('phone', ({ phone }) => phone),
  search('phone_tail', ({ phone }) => phone.slice(-4)),
  search('id_number', ({ idNumber }) => idNumber),
  search('surname_and_birth_date', ({ name, birthDate }) => `${name.slice(0, 1)} ${birthDate}`),
  search('nobody', () => '龘龘龘'),
  list('today', () => ['/api/visits', east]),
  list('today_by_name', (centre, n) => [
    '/api/visits',
    { ...east, query: someone(centre, n).name.slice(0, 1) },
  ]),
  list('today_by_initials', () => ['/api/visits', { ...east, query: 'w' }]),
  list('yesterday', ({ known }) => ['/api/visits', { ...east, day: known.day }]),
  list('visit', ({ known }, n) => [`/api/visits/${known.visits[n % known.visits.length]}`]),
  list('visits_of_person', (centre, n) => [`/api/people/${someone(centre, n).id}/visits`]),
  list('person', (centre, n) => [`/api/people/${someone(centre, n).id}`]),
  list('employers', () => ['/api/employers']),
  list('batches', () => ['/api/batches']),
  list('members', ({ known }) => [`/api/batches/${known.batch}/members`]),
  list('members_by_name', ({ known }) => [`/api/batches/${known.batch}/members`, { query: '王' }]),
  registration('new_person', (_centre, n) => ({
    name: `新来${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`,
    sex: 'F',
    birthDate: new Date(Date.UTC(1960, 0, 1 + n)).toISOString().slice(0, 10),
    phone: `199${String(n).padStart(8, '0')}`,
  })),
  registration('known_person', (centre, n) => {
    const { name, sex, birthDate, idNumber, phone } = centre.known.people[n]!;
    return { name, sex, birthDate, idNumber, phone };
  }),
];
