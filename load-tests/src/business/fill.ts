import { createHash } from 'node:crypto';
import type pg from 'pg';
import {
  identityDigest,
  personContext,
  phoneTailToken,
  phoneToken,
  sealPerson,
  type PersonColumns,
} from '../../../server/src/exam/people/people.seal.ts';
import type { Seals } from '../../../server/src/platform/crypto/index.ts';
import { copyInto, withoutIndexes, type Row } from './copy.ts';
import { fillEmployers } from './employers.ts';
import { idFrom, namePool, numbers, people, type Invented } from './population.ts';

/** How much there is in a database. */
export interface Extent {
  people: number;
  visits: number;
}

/** A visit as the product itself stored one; the rest are made like it. */
export interface Template {
  items: string;
  lines: { kind: string; ref: string; name: string; name_en: string; items: string; fen: number }[];
}

/** Those the questions are about. */
export interface Known {
  people: Invented[];
  /** Ids of visits of the last day filled, and that day. */
  visits: string[];
  day: string;
  batch: string;
}

const SEED = 20_261_123;
const DISTINCT_NAMES = 20_000;
/** Visits of a day, however many days there are: a tenth of the data is a tenth of the days. */
const A_DAY = 1200;
const DAY_MS = 86_400_000;
/** So many, spread over all, are remembered for the questions. */
const KNOWN = 1000;

const tables = [
  'people',
  'visits',
  'visit_lines',
  'employers',
  'employer_batches',
  'employer_groups',
  'employer_members',
];

/** Fills an empty database of the product: people, a year of visits, employers with their lists. */
export async function fill(
  client: pg.Client,
  seals: Seals,
  extent: Extent,
  template: Template,
  today: string,
): Promise<Known> {
  const random = numbers(SEED);
  const pool = namePool(DISTINCT_NAMES, random);
  const known: Known = { people: [], visits: [], day: '', batch: '' };
  const ids: string[] = [];
  await withoutIndexes(client, tables, async () => {
    const everybody = people(extent.people, pool, random);
    const columns = sealedColumns(seals, pool);
    const step = Math.max(1, Math.floor(extent.people / KNOWN));
    const rows = (function* () {
      for (const person of everybody) {
        ids.push(person.id);
        if (ids.length % step === 0 && !person.vvip) known.people.push(person);
        yield personRow(person, columns(person));
      }
    })();
    await copyInto(client, 'people', personColumns, rows);
    const employers = await fillEmployers(client, seals.index, { ids, pool, random });
    known.batch = employers.largest;
    await fillVisits(client, { extent, template, today, ids, employers, random, known });
  });
  return known;
}

const nameColumns = [
  'name_whole',
  'name1',
  'name2',
  'name3',
  'initials1',
  'initials2',
  'initials3',
] as const;
const personColumns = [
  'id',
  'sex',
  'birth_date',
  'vvip',
  'created_at',
  'changed_at',
  'sealed',
  'identity',
  'id_type',
  'has_id',
  'phone_whole',
  'phone_tail',
  ...nameColumns,
];

/** The product's own sealing; what depends on the name alone is worked out once a name. */
function sealedColumns(seals: Seals, pool: readonly string[]) {
  const { vault, index } = seals;
  const ofName = new Map(
    pool.map((name) => [name, sealPerson(seals, '', { name, sex: 'M', birthDate: '1990-01-01' })]),
  );
  const ofTail = new Map<string, number>();
  const tailToken = (tail: string) => {
    const token = ofTail.get(tail) ?? phoneTailToken(index, tail);
    ofTail.set(tail, token);
    return token;
  };
  return (person: Invented): PersonColumns => {
    const { id, name, idNumber, phone, sex, birthDate } = person;
    return {
      ...ofName.get(name)!,
      sealed: vault.seal(JSON.stringify({ name, idNumber, phone }), personContext(id)),
      identity: identityDigest(index, { name, sex, birthDate, idNumber, phone }),
      id_type: 'id-card',
      has_id: true,
      phone_whole: phoneToken(index, phone),
      phone_tail: tailToken(phone.slice(-4)),
    };
  };
}

const longAgo = '2025-06-01 08:00:00+08';

function personRow(person: Invented, columns: PersonColumns): Row {
  return [
    person.id,
    person.sex,
    person.birthDate,
    person.vvip,
    longAgo,
    longAgo,
    columns.sealed,
    columns.identity,
    columns.id_type,
    columns.has_id,
    columns.phone_whole,
    columns.phone_tail,
    ...nameColumns.map((name) => columns[name]),
  ];
}

interface VisitsToFill {
  extent: Extent;
  template: Template;
  today: string;
  ids: readonly string[];
  employers: { batches: readonly { id: string; employer: string }[] };
  random: () => number;
  known: Known;
}

const visitColumns = [
  'id',
  'site',
  'day',
  'person_id',
  'exam_type',
  'class',
  'package_id',
  'items',
  'employer',
  'employer_name',
  'batch',
  'state',
  'ticket',
  'checked_in_at',
  'registered_by',
  'request_key',
  'request_hash',
  'link_hash',
  'link_expires_at',
  'created_at',
  'changed_at',
];
const lineColumns = [
  'id',
  'visit_id',
  'position',
  'kind',
  'ref',
  'name',
  'name_en',
  'items',
  'list_fen',
  'discount_fen',
  'payer',
  'added_by',
];

async function fillVisits(client: pg.Client, given: VisitsToFill): Promise<void> {
  const { extent, template, today, known } = given;
  const aDay = Math.min(A_DAY, extent.visits);
  const yesterday = Date.parse(`${today}T00:00:00Z`) - DAY_MS;
  known.day = new Date(yesterday).toISOString().slice(0, 10);
  const visitIds: string[] = [];
  const rows = (function* () {
    for (let n = 0; n < extent.visits; n += 1) {
      const row = visitRow(given, n, aDay, yesterday);
      visitIds.push(String(row[0]));
      yield row;
    }
  })();
  await copyInto(client, 'visits', visitColumns, rows);
  known.visits.push(...visitIds.slice(0, aDay));
  const lines = (function* () {
    for (const [n, visit] of visitIds.entries()) {
      for (const [position, line] of template.lines.entries()) {
        const { kind, ref, name, name_en, items, fen } = line;
        const payer = n % 5 < 2 ? 'employer' : 'self';
        yield [
          `${visit}-${position}`,
          visit,
          position,
          kind,
          ref,
          name,
          name_en,
          items,
          fen,
          0,
          payer,
          'user:bench',
        ];
      }
    }
  })();
  await copyInto(client, 'visit_lines', lineColumns, lines);
}

/** The n-th visit, the newest day first; two of five come through an employer. */
function visitRow(given: VisitsToFill, n: number, aDay: number, yesterday: number): Row {
  const { ids, employers, random, template } = given;
  const id = idFrom(random);
  const at = yesterday - Math.floor(n / aDay) * DAY_MS;
  const day = new Date(at).toISOString().slice(0, 10);
  const batch = n % 5 < 2 ? employers.batches[n % employers.batches.length] : undefined;
  const hash = createHash('sha256').update(id).digest('hex');
  return [
    id,
    n % 10 < 7 ? 'east' : 'river',
    day,
    // A step that shares no factor with the number of people: nobody twice.
    ids[(n * 7919) % ids.length] ?? '',
    'health',
    'normal',
    'basic',
    template.items,
    batch?.employer ?? null,
    batch ? `单位${batch.employer.slice(0, 4)}` : null,
    batch?.id ?? null,
    n % 50 === 49 ? 'cancelled' : 'checked-in',
    `A${String((n % aDay) + 1).padStart(3, '0')}`,
    at + 8 * 3_600_000,
    'user:bench',
    `bench-${id}`,
    hash,
    hash,
    `${day} 23:59:59+08`,
    `${day} 08:00:00+08`,
    `${day} 12:00:00+08`,
  ];
}
