import type { FloorEvent } from '@daozhen/protocol';
import { afterAll, describe, expect, it } from 'vitest';
import { databases, stopDatabases } from '../../../test-support/databases.ts';
import { openSeals, parseKeys } from '../../platform/crypto/index.ts';
import { migrate } from '../../platform/db/index.ts';
import { AttachedRepository } from './attached.repository.ts';
import { attachedMigrations } from './attached.tables.ts';
import { PartnersRepository } from './partners.repository.ts';
import { emptyFold } from './snapshot.domain.ts';
import { Teller } from './teller.ts';

const key = Buffer.alloc(32, 'k').toString('base64url');
const seals = openSeals(parseKeys(`index=${key},k1=${key}`));
afterAll(stopDatabases);

const change = (seq: number, visits: unknown) => ({ seq, changes: { visits } }) as FloorEvent;

describe.each(databases)('telling partners, on %s', (_name, open) => {
  it('follows the journal: each settled change once, whoever tells it, after an undo nothing', async () => {
    const { database, remove } = await open();
    await migrate(database, { attached: attachedMigrations });
    const repository = new AttachedRepository(database.db);
    const partners = new PartnersRepository(database.db, seals);
    const given = { id: 'his', name: 'HIS', sites: ['east'], items: {} };
    await partners.transaction((tx) => partners.add(tx, given, 'hash', 'secret'));
    let now = 1_000;
    const events: FloorEvent[] = [];
    const history = {
      end: () => Promise.resolve({ epoch: 'e', seq: 0 }),
      following: (_tx: unknown, _site: string, cursor: { seq: number }) => {
        const found = events.filter(({ seq }) => seq > cursor.seq).slice(0, 2);
        const seq = found.at(-1)?.seq;
        return Promise.resolve(
          seq === undefined ? undefined : { events: found, cursor: { epoch: 'e', seq } },
        );
      },
    };
    const teller = () =>
      new Teller({
        repository,
        sites: () => ['east'],
        history,
        now: () => now,
        undoMs: () => 60_000,
        log: { warn: () => undefined },
      });
    await teller().run();
    const attached = { partner: 'his', site: 'east', personHash: 'p', orderHash: 'o', codes: {} };
    const floor = emptyFold(now);
    const visit = { ...attached, id: 'v1', number: 'T1', floor, dueAt: new Date(now) };
    await repository.attach(visit);
    const states = async () => {
      await Promise.all([teller().run(), teller().run()]);
      const found = await partners.messages('his', { limit: 50 });
      return found.map(({ seq, body }) => [
        seq,
        body.visit.state,
        ...body.visit.items.map((item) => item.state),
      ]);
    };
    expect(await states()).toEqual([[1, 'registered']]);
    const item = (state: string) => ({ items: { BP: { state } } });
    events.push(
      change(1, { v1: { state: 'free', ticket: 'A001', ...item('todo') } }),
      change(2, { other: { state: 'free' } }),
      change(3, { v1: item('done') }),
    );
    expect((await states()).at(-1)).toEqual([2, 'present', 'open']);
    now += 30_000;
    events.push(change(4, { v1: item('todo') }));
    now += 100_000;
    expect(await states()).toHaveLength(2);
    events.push(change(5, { v1: { state: 'finished', ...item('done') } }));
    await states();
    now += 60_000;
    expect((await states()).slice(2)).toEqual([[3, 'finished', 'done']]);
    await remove();
  });
});
