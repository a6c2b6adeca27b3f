import { sql, type Generated, type Kysely } from 'kysely';
import type { SealedColumn } from '../../platform/crypto/index.ts';
import type { Migrations } from '../../platform/db/index.ts';
import type { FloorFold, Snapshot } from './snapshot.domain.ts';

/**
 * - `waiting`: to be sent, or sent again
 * - `delivered`: the partner has taken it
 * - `given-up`: refused too often; it can be sent again by hand
 * - `stored`: the partner has no address to send to and fetches
 */
export type MessageState = 'waiting' | 'delivered' | 'given-up' | 'stored';

export type AttachedTables = {
  partners: {
    id: string;
    name: string;
    sites: string[];
    key_hash: string;
    webhook_url: string | null;
    /** What messages are signed with: sealed. */
    webhook_secret: string;
    /** Their item codes, where they differ from ours. */
    items: Record<string, string>;
    active: boolean;
    /** Number of the last message. */
    last_seq: Generated<number>;
    version: Generated<number>;
    created_at: Generated<Date>;
  };
  attached_visits: {
    id: string;
    partner_id: string;
    /** What the partner calls the visit. */
    number: string;
    site: string;
    /** Of what was asked for: who, and what is to be done. */
    person_hash: string;
    order_hash: string;
    /** Their code of each item. */
    codes: Record<string, string>;
    /** Raised when a cancelled number is used again. */
    turn: Generated<number>;
    /** The floor's events on it, added up. */
    floor: FloorFold;
    /** What the partner was last told. */
    sent: Snapshot | null;
    /** When something of it will be settled; null when all of it is told. */
    due_at: Date | null;
    created_at: Generated<Date>;
  };
  attached_messages: {
    partner_id: string;
    /** 1, 2, 3 … for each partner. */
    seq: number;
    visit_id: string;
    number: string;
    body: unknown;
    state: MessageState;
    attempts: Generated<number>;
    next_at: Date;
    delivered_at: Date | null;
    problem: string | null;
    created_at: Date;
  };
  attached_cursors: { site: string; epoch: string; seq: number };
};

export const partnerContext = (id: string): string => `partners:${id}`;

/** What is to be sealed again when keys change. */
export const attachedSealed: readonly SealedColumn[] = [
  { table: 'partners', id: 'id', column: 'webhook_secret', context: partnerContext },
];

export const attachedMigrations: Migrations = {
  '001-attached': async (db: Kysely<unknown>) => {
    for (const statement of ddl) await sql.raw(statement).execute(db);
  },
};

const ddl = [
  `create table partners (
    id text primary key, name text not null, sites text[] not null, key_hash text not null unique,
    webhook_url text, webhook_secret text not null, items jsonb not null, active boolean not null,
    last_seq bigint not null default 0, version integer not null default 1,
    created_at timestamptz not null default now())`,
  `create table attached_visits (
    id text primary key, partner_id text not null references partners, number text not null,
    site text not null, person_hash text not null, order_hash text not null, codes jsonb not null,
    turn integer not null default 1, floor jsonb not null, sent jsonb, due_at timestamptz,
    created_at timestamptz not null default now(),
    constraint attached_visits_number unique (partner_id, number))`,
  `create index attached_visits_due on attached_visits (due_at) where due_at is not null`,
  `create table attached_messages (
    partner_id text not null references partners, seq bigint not null, visit_id text not null,
    number text not null, body jsonb not null, state text not null,
    attempts integer not null default 0, next_at timestamptz not null, delivered_at timestamptz,
    problem text, created_at timestamptz not null, primary key (partner_id, seq))`,
  `create index attached_messages_waiting on attached_messages (partner_id, seq)
    where state = 'waiting'`,
  `create table attached_cursors (site text primary key, epoch text not null, seq bigint not null)`,
];
