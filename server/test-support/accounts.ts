import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { Audit, verifyAudit } from '../src/platform/audit/index.ts';
import {
  Account,
  AuthRepository,
  Sessions,
  Users,
  type UserActor,
} from '../src/platform/auth/index.ts';
import { openSeals, parseKeys } from '../src/platform/crypto/index.ts';
import type { Database } from '../src/platform/db/index.ts';
import type { Actor } from '../src/platform/http/index.ts';

const minute = 60_000;
const key = 'k'.repeat(43);
const ring = `index=${'a'.repeat(43)},k1=${'b'.repeat(43)}`;
const whence = { address: '203.0.113.5', agent: 'test' };

/** A password that follows the rules. */
export const good = 'Morning-tea-4';

export type NewAccount = Parameters<Users['add']>[0];

export const nurse: NewAccount = {
  username: 'lu',
  name: '卢春晓',
  roles: ['nurse'],
  sites: ['east'],
};

/** Who looks after the accounts. */
export const secure: Actor = {
  kind: 'user',
  id: 'sec',
  name: '凌霜',
  roles: ['security-admin'],
  sites: [],
};

/** No accounts yet, rules as strict as they are outside the demo, and a clock that is set by hand. */
export class AccountsUnderTest {
  now = Date.now();
  readonly repository: AuthRepository;
  readonly sessions: Sessions;
  readonly account: Account;
  readonly users: Users;
  readonly #database: Database;

  private constructor(database: Database) {
    const { db } = database;
    this.#database = database;
    this.repository = new AuthRepository(db);
    const now = () => this.now;
    const parts = {
      repository: this.repository,
      audit: new Audit(now, key),
      vault: openSeals(parseKeys(ring)).vault,
      policy: { sessionMs: 720 * minute, idleMs: 60 * minute, sessionLimit: 3, demo: false },
      now,
    };
    this.sessions = new Sessions(parts);
    this.account = new Account(parts, this.sessions);
    const sites = ['east', 'river'].map((id) => ({ id, name: id, nameEn: id }));
    const choices = () => ({ sites, staff: [] });
    this.users = new Users({ ...parts, db, sessions: this.sessions, choices });
  }

  static async open(database: Database): Promise<AccountsUnderTest> {
    await sql`delete from users`.execute(database.db);
    return new AccountsUnderTest(database);
  }

  /** @throws when the log of all this is not whole */
  async checkLog(): Promise<void> {
    const { ok, problems } = await verifyAudit(this.#database.db, key);
    if (!ok) throw new Error(JSON.stringify(problems));
  }

  /** An account with a password of its own. */
  async made(roles: NewAccount['roles'] = ['nurse'], username = 'lu') {
    const { user, password } = await this.users.add({ ...nurse, username, roles }, secure);
    const { actor } = await this.sessions.login({ username, password }, whence);
    await this.account.changePassword(actor, password, good);
    return user;
  }

  login(password = good, code?: string, username = 'lu') {
    return this.sessions.login({ username, password, code }, whence);
  }

  /** What the authenticator app shows. */
  codeOf(secret: string): string {
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: this.now });
  }

  /** Sets a second factor up; @returns its secret and the recovery codes */
  async withFactor(actor: UserActor): Promise<{ secret: string; recovery: string[] }> {
    const { secret, uri } = await this.account.beginFactor(actor, good);
    if (!uri.includes(`secret=${secret}`)) throw new Error('the picture says another secret');
    const recovery = await this.account.confirmFactor(actor, this.codeOf(secret));
    return { secret, recovery };
  }
}
