import { randomUUID } from 'node:crypto';
import { administrators, type Role } from '@daozhen/protocol';
import type { Db } from '../db/index.ts';
import { ApiError, httpErrors, type Actor } from '../http/index.ts';
import { historyOf, noFactor } from './account.service.ts';
import type { AuthParts } from './auth-parts.ts';
import { authErrors } from './auth.errors.ts';
import type { AuthRepository, UserRow } from './auth.repository.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';
import type { Sessions } from './sessions.service.ts';
import { UsersRepository } from './users.repository.ts';
import type {
  NewUserBody,
  ShownUser,
  UserChange,
  UserChoices,
  UserQuery,
} from './users.schemas.ts';

export interface UsersOptions extends AuthParts {
  db: Db;
  sessions: Sessions;
  /** Campuses and staff there are now. */
  choices(): UserChoices;
}

type Change = Parameters<AuthRepository['change']>[1];

/** The accounts, as the security administrator keeps them. */
export class Users {
  readonly #options: UsersOptions;
  readonly #lists: UsersRepository;

  constructor(options: UsersOptions) {
    this.#options = options;
    this.#lists = new UsersRepository(options.db);
  }

  /** Accounts by user name: all for the security administrator, for others those of their campuses. */
  async list(query: UserQuery, actor: Actor): Promise<{ users: ShownUser[]; next?: string }> {
    const sites = seesAll(actor) ? undefined : actor.sites;
    const rows = await this.#lists.list(query, new Date(this.#options.now()), sites);
    const users = rows.slice(0, query.limit).map((row) => this.#shown(row));
    const last = users.at(-1);
    return { users, ...(rows.length > query.limit && last && { next: last.username }) };
  }

  choices(): UserChoices {
    return this.#options.choices();
  }

  /** @throws ApiError `user.unknown` */
  async get(id: string, actor: Actor): Promise<ShownUser> {
    const row = await this.#options.repository.user(id);
    const seen = row && (seesAll(actor) || row.sites.some((site) => actor.sites.includes(site)));
    if (!row || !seen) throw new ApiError(authErrors, 'user.unknown');
    return this.#shown(row);
  }

  /**
   * Makes an account with a password that has to be changed at the first log-in.
   * @throws ApiError `user.*`
   */
  async add(body: NewUserBody, actor: Actor): Promise<{ user: ShownUser; password: string }> {
    this.#check(body);
    const { repository, audit } = this.#options;
    const password = oneTimePassword();
    const { staff, ...rights } = body;
    const id = randomUUID();
    const passwordHash = await hashPassword(password);
    const user = {
      id,
      passwordHash,
      mustChange: true,
      at: new Date(this.#options.now()),
      ...rights,
      ...(staff !== undefined && { staff }),
    };
    await repository.transaction(async (inner, tx) => {
      const added = await inner.addUsers([user]);
      if (added === 0) throw new ApiError(authErrors, 'user.name-taken');
      const { username, roles, sites } = body;
      const details = { username, roles, sites, ...(staff !== undefined && { staff }) };
      await audit.append(tx, actor, { action: 'user.add', record: `user:${id}`, details });
    });
    return { user: await this.get(id, actor), password };
  }

  /**
   * Gives an account other rights; its sessions end.
   * @throws ApiError `record.changed`, `user.*`
   */
  async change(id: string, body: UserChange, actor: Actor): Promise<ShownUser> {
    this.#check(body);
    const { name, roles, sites, staff = null, version } = body;
    await this.#edit(
      id,
      actor,
      'user.change',
      { name, roles, sites, staff },
      {
        version,
        details: (before) => ({ before: rightsOf(before), after: { roles, sites, staff } }),
      },
    );
    return this.#ended(id, actor);
  }

  /** A new one-time password; the sessions end, a lock is opened. */
  async resetPassword(id: string, actor: Actor): Promise<{ user: ShownUser; password: string }> {
    const password = oneTimePassword();
    const before = await this.#options.repository.user(id);
    if (!before) throw new ApiError(authErrors, 'user.unknown');
    await this.#edit(id, actor, 'user.reset-password', {
      password_hash: await hashPassword(password),
      password_history: historyOf(before),
      password_changed_at: new Date(this.#options.now()),
      must_change: true,
      failures: 0,
      locked_until: null,
    });
    return { user: await this.#ended(id, actor), password };
  }

  /** Takes a lost second factor away; the sessions end. */
  async resetFactor(id: string, actor: Actor): Promise<ShownUser> {
    await this.#edit(id, actor, 'user.reset-factor', noFactor);
    return this.#ended(id, actor);
  }

  async unlock(id: string, actor: Actor): Promise<ShownUser> {
    await this.#edit(id, actor, 'user.unlock', { failures: 0, locked_until: null });
    return this.get(id, actor);
  }

  /** Closes an account; its sessions end. */
  async disable(id: string, actor: Actor): Promise<ShownUser> {
    await this.#edit(id, actor, 'user.disable', { disabled_at: new Date(this.#options.now()) });
    return this.#ended(id, actor);
  }

  async enable(id: string, actor: Actor): Promise<ShownUser> {
    const used = new Date(this.#options.now());
    await this.#edit(id, actor, 'user.enable', { disabled_at: null, used_at: used });
    return this.get(id, actor);
  }

  async #edit(
    id: string,
    actor: Actor,
    action: string,
    change: Change,
    extras: { version?: number; details?: (before: UserRow) => Record<string, unknown> } = {},
  ): Promise<void> {
    if (id === actor.id) throw new ApiError(authErrors, 'user.oneself');
    await this.#options.repository.transaction(async (inner, tx) => {
      const before = await inner.lockUser(id);
      if (!before) throw new ApiError(authErrors, 'user.unknown');
      await this.#keepAdministrators(tx, before, change);
      if (!(await inner.change(id, change, extras.version))) {
        throw new ApiError(httpErrors, 'record.changed', { current: this.#shown(before) });
      }
      const details = extras.details?.(before) ?? {};
      await this.#options.audit.append(tx, actor, { action, record: `user:${id}`, details });
    });
  }

  /** Of each of the three administrators one can always log in. */
  async #keepAdministrators(tx: Db, before: UserRow, change: Change): Promise<void> {
    const held = before.disabled_at ? [] : before.roles;
    const kept: readonly Role[] = change.disabled_at ? [] : (change.roles ?? before.roles);
    const given = held.filter((role) => administrators.includes(role) && !kept.includes(role));
    for (const role of given) {
      if (await new UsersRepository(tx).anotherWith(role, before.id)) continue;
      throw new ApiError(authErrors, 'user.last-administrator');
    }
  }

  async #ended(id: string, actor: Actor): Promise<ShownUser> {
    await this.#options.sessions.endAll(id, actor);
    return this.get(id, actor);
  }

  #check({ roles, sites, staff }: Pick<UserChange, 'roles' | 'sites' | 'staff'>): void {
    const apart = roles.length > 1 && roles.some((role) => administrators.includes(role));
    if (apart) throw new ApiError(authErrors, 'user.roles-apart');
    const choices = this.choices();
    const unknown = sites.find((site) => choices.sites.every(({ id }) => id !== site));
    if (unknown !== undefined) {
      throw new ApiError(authErrors, 'user.site-unknown', { details: { site: unknown } });
    }
    if (staff !== undefined && choices.staff.every(({ id }) => id !== staff)) {
      throw new ApiError(authErrors, 'user.staff-unknown');
    }
  }

  #shown(row: UserRow): ShownUser {
    const locked = (row.locked_until?.getTime() ?? 0) > this.#options.now();
    const open = locked ? 'locked' : 'active';
    const { id, username, name, roles, sites, employers, staff, version } = row;
    return {
      id,
      username,
      name,
      roles,
      sites,
      employers,
      ...(staff !== null && { staff }),
      state: row.disabled_at ? 'disabled' : open,
      ...(locked && row.locked_until && { lockedUntil: row.locked_until.toISOString() }),
      factor: row.factor !== null,
      mustChange: row.must_change,
      createdAt: row.created_at.toISOString(),
      ...(row.last_login_at && { lastLoginAt: row.last_login_at.toISOString() }),
      passwordChangedAt: row.password_changed_at.toISOString(),
      version,
    };
  }
}

const seesAll = (actor: Actor): boolean => actor.roles.includes('security-admin');

const rightsOf = ({ roles, sites, staff }: UserRow) => ({ roles, sites, staff });
