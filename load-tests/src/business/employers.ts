import type pg from 'pg';
import { tokensOf } from '../../../server/src/exam/employers/member-tokens.ts';
import type { BlindIndex } from '../../../server/src/platform/crypto/index.ts';
import { copyInto } from './copy.ts';
import { idFrom } from './population.ts';

export interface FilledEmployers {
  batches: { id: string; employer: string }[];
  /** The batch with the longest list. */
  largest: string;
}

interface Given {
  /** Ids of the people; a fifth of them are on some employer's list. */
  ids: readonly string[];
  pool: readonly string[];
  random: () => number;
}

/** So many on the longest list, and on each of the others: more data means more lists. */
const LONGEST = 5000;
const USUAL = 200;

/** Employers, one batch and group each, and their lists. */
export async function fillEmployers(
  client: pg.Client,
  index: BlindIndex,
  { ids, pool, random }: Given,
): Promise<FilledEmployers> {
  const members = Math.floor(ids.length / 5);
  const others = Math.ceil(Math.max(0, members - LONGEST) / USUAL);
  const employers = Array.from({ length: 1 + others }, () => idFrom(random));
  const batches = employers.map((employer) => ({ id: idFrom(random), employer }));
  await copyInto(
    client,
    'employers',
    ['id', 'name', 'search', 'state'],
    employers.map((id, n) => [id, `第${n}体检单位`, `第${n}体检单位`, 'active']),
  );
  await copyInto(
    client,
    'employer_batches',
    ['id', 'employer_id', 'site', 'name', 'exam_type', 'starts_on', 'ends_on', 'state'],
    batches.map(({ id, employer }) => [
      id,
      employer,
      'east',
      '年度体检',
      'health',
      '2026-01-01',
      '2026-12-31',
      'open',
    ]),
  );
  await copyInto(
    client,
    'employer_groups',
    ['id', 'batch_id', 'name', 'package_id', 'payer_package', 'payer_added'],
    batches.map(({ id }) => [`${id}-g`, id, '全员', 'basic', 'employer', 'self']),
  );
  const names = new Map(pool.map((name) => [name, `{${tokensOf(index, { name }).join(',')}}`]));
  const rows = (function* () {
    for (let n = 0; n < members; n += 1) {
      const batch = batches[n < LONGEST ? 0 : 1 + Math.floor((n - LONGEST) / USUAL)];
      const tokens = names.get(pool[n % pool.length] ?? '') ?? '{}';
      yield [
        idFrom(random),
        batch!.id,
        `${batch!.id}-g`,
        ids[n * 5] ?? '',
        `E${n}`,
        tokens,
        '',
        'listed',
      ];
    }
  })();
  const columns = [
    'id',
    'batch_id',
    'group_id',
    'person_id',
    'staff_no',
    'tokens',
    'import_id',
    'state',
  ];
  await copyInto(client, 'employer_members', columns, rows);
  return { batches, largest: batches[0]!.id };
}
