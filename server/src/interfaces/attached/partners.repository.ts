import { sql, type Kysely, type Selectable } from 'kysely';
import type { Seals } from '../../platform/crypto/index.ts';
import { json, type Db } from '../../platform/db/index.ts';
import type { MessageRow, OutsideMessage, Partner, PartnerGiven } from './attached.schemas.ts';
import { partnerContext, type AttachedTables, type MessageState } from './attached.tables.ts';

type AttachedDb = Kysely<AttachedTables>;

/** Somewhere to send messages to. */
export interface Destination {
  id: string;
  url: string;
  secret: string;
}

export interface Outgoing {
  partner: string;
  seq: number;
  attempts: number;
  body: unknown;
}

/** Partners and the messages for them in the database. */
export class PartnersRepository {
  readonly #db: AttachedDb;
  readonly #seals: Seals;

  constructor(db: Db, seals: Seals) {
    this.#db = db.withTables<AttachedTables>();
    this.#seals = seals;
  }

  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute((tx) => run(tx as unknown as Db));
  }

  async list(tx?: Db): Promise<Partner[]> {
    return (await partnerRows(this.#on(tx)).orderBy('p.id').execute()).map(open);
  }

  async get(id: string, tx?: Db): Promise<Partner | undefined> {
    const row = await partnerRows(this.#on(tx)).where('p.id', '=', id).executeTakeFirst();
    return row && open(row);
  }

  /** The partner whose key that is, if it is in use. */
  async byKey(keyHash: string) {
    return this.#db
      .selectFrom('partners')
      .select(['id', 'sites'])
      .where('key_hash', '=', keyHash)
      .where('active', '=', true)
      .executeTakeFirst();
  }

  async add(tx: Db, given: PartnerGiven, keyHash: string, secret: string): Promise<void> {
    await this.#on(tx)
      .insertInto('partners')
      .values({
        id: given.id,
        ...columns(given),
        key_hash: keyHash,
        webhook_secret: this.#seals.vault.seal(secret, partnerContext(given.id)),
        active: true,
      })
      .execute();
  }

  /** @returns false when it is of another version by now */
  async change(
    tx: Db,
    id: string,
    given: Omit<PartnerGiven, 'id'> & { active: boolean },
    version: number,
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.#on(tx)
      .updateTable('partners')
      .set({ ...columns(given), active: given.active, version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async setKeys(tx: Db, id: string, keyHash: string, secret: string): Promise<void> {
    const sealed = this.#seals.vault.seal(secret, partnerContext(id));
    await this.#on(tx)
      .updateTable('partners')
      .set({ key_hash: keyHash, webhook_secret: sealed, version: sql`version + 1` })
      .where('id', '=', id)
      .execute();
  }

  /** Where each active partner wants its messages. */
  async destinations(): Promise<Destination[]> {
    const rows = await this.#db
      .selectFrom('partners')
      .select(['id', 'webhook_url', 'webhook_secret'])
      .where('active', '=', true)
      .where('webhook_url', 'is not', null)
      .execute();
    return rows.map(({ id, webhook_url: url, webhook_secret: sealed }) => ({
      id,
      url: url ?? '',
      secret: this.#seals.vault.open(sealed, partnerContext(id)),
    }));
  }

  /** Messages after one, oldest first. */
  async messages(
    partner: string,
    { after = 0, limit, state }: { after?: number; limit: number; state?: MessageState },
  ): Promise<MessageRow[]> {
    let rows = this.#db
      .selectFrom('attached_messages')
      .selectAll()
      .where('partner_id', '=', partner)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit + 1);
    if (state) rows = rows.where('state', '=', state);
    const found = await rows.execute();
    return found.map((row) => ({
      seq: row.seq,
      number: row.number,
      state: row.state,
      attempts: row.attempts,
      ...(row.problem !== null && { problem: row.problem }),
      createdAt: row.created_at.toISOString(),
      ...(row.delivered_at && { deliveredAt: row.delivered_at.toISOString() }),
      body: row.body as OutsideMessage,
    }));
  }

  /**
   * Takes the next message for a partner, if it is due, so that no other process sends it meanwhile. They
   * go one after the other: while one waits to be tried again, those behind it wait too.
   */
  async take(partner: string, now: Date, leaseUntil: Date): Promise<Outgoing | undefined> {
    const next = this.#db
      .selectFrom('attached_messages')
      .select('seq')
      .where('partner_id', '=', partner)
      .where('state', '=', 'waiting')
      .orderBy('seq')
      .limit(1);
    const row = await this.#db
      .updateTable('attached_messages')
      .set({ next_at: leaseUntil, attempts: sql`attempts + 1` })
      .where('partner_id', '=', partner)
      .where('seq', '=', next)
      .where('state', '=', 'waiting')
      .where('next_at', '<=', now)
      .returning(['seq', 'attempts', 'body'])
      .executeTakeFirst();
    return row && { partner, ...row };
  }

  async settle(
    partner: string,
    seq: number,
    state: MessageState,
    { at, problem, nextAt }: { at: Date; problem?: string; nextAt?: Date },
  ): Promise<void> {
    await this.#db
      .updateTable('attached_messages')
      .set({
        state,
        problem: problem ?? null,
        delivered_at: state === 'delivered' ? at : null,
        ...(nextAt && { next_at: nextAt }),
      })
      .where('partner_id', '=', partner)
      .where('seq', '=', seq)
      .execute();
  }

  /** Sends a message once more. @returns false when there is none */
  async again(tx: Db, partner: string, seq: number, at: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.#on(tx)
      .updateTable('attached_messages')
      .set({ state: 'waiting', next_at: at, attempts: 0, problem: null })
      .where('partner_id', '=', partner)
      .where('seq', '=', seq)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  #on(tx?: Db): AttachedDb {
    return tx ? tx.withTables<AttachedTables>() : this.#db;
  }
}

const columns = ({ name, sites, webhookUrl, items }: Omit<PartnerGiven, 'id'>) => ({
  name,
  sites,
  webhook_url: webhookUrl ?? null,
  items: json(items),
});

const partnerRows = (db: AttachedDb) =>
  db
    .selectFrom('partners as p')
    .select(['p.id', 'p.name', 'p.sites', 'p.webhook_url', 'p.items', 'p.active', 'p.version'])
    .select((eb) =>
      (['waiting', 'given-up'] as const).map((state) =>
        eb
          .selectFrom('attached_messages as m')
          .whereRef('m.partner_id', '=', 'p.id')
          .where('m.state', '=', state)
          .select((each) => each.fn.countAll<number>().as('count'))
          .as(state),
      ),
    );

type PartnerRow = Pick<
  Selectable<AttachedTables['partners']>,
  'id' | 'name' | 'sites' | 'webhook_url' | 'items' | 'active' | 'version'
> & { waiting: number | null; 'given-up': number | null };

function open(row: PartnerRow): Partner {
  const { id, name, sites, webhook_url: webhookUrl, items, active, version } = row;
  return {
    id,
    name,
    sites,
    ...(webhookUrl !== null && { webhookUrl }),
    items,
    active,
    waiting: row.waiting ?? 0,
    givenUp: row['given-up'] ?? 0,
    version,
  };
}
