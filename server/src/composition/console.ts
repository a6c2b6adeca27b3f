import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { Audit, readWitness, verifyAudit } from '../platform/audit/index.ts';
import { AuthRepository, rescueAccount } from '../platform/auth/index.ts';
import { loadSecret } from '../platform/crypto/index.ts';
import { openPglite, openPostgres, type Database } from '../platform/db/index.ts';

/** What somebody at the server's own console may do; whoever sits there holds the keys already. */

/** There is nothing to work on. */
export class NoDatabase extends Error {
  override name = 'NoDatabase';

  constructor(dataDir: string) {
    super(`${dataDir} 中没有数据库 · there is no database in ${dataDir}`);
  }
}

const kinds = {
  changed: '内容被改动 · has been changed',
  missing: '缺失 · is missing',
  unlinked: '与前一条不衔接 · does not follow the one before',
  head: '日志结尾与签名不符 · is not where the log was signed to end',
  unsigned: '结尾没有本系统的有效签名 · the end bears no signature of this server',
  witness: '数据目录中记下的结尾不在日志里 · the end noted in the data folder is not in the log',
} as const;

/**
 * Reads the whole audit log and says what is wrong with it.
 * @param say gets one line at a time
 * @returns whether nothing is
 */
export async function verifyLog(config: Config, say: (line: string) => void): Promise<boolean> {
  return withDatabase(config, async ({ db }) => {
    const secret = loadSecret(config.dataDir, config.sessionSecret);
    const { ok, entries, head, problems } = await verifyAudit(
      db,
      secret,
      readWitness(config.dataDir),
    );
    for (const { kind, seq } of problems) say(`#${seq} ${kinds[kind]}`);
    say(
      ok
        ? `审计日志完整，共 ${entries} 条，结尾 ${head} · the audit log is whole: ${entries} entries`
        : '审计日志已被改动 · the audit log has been tampered with',
    );
    return ok;
  });
}

/**
 * Gives an account a new one-time password, takes its second factor and its lock away and opens it.
 * @returns false when there is none of that name
 */
export async function rescue(
  config: Config,
  username: string,
  say: (line: string) => void,
): Promise<boolean> {
  return withDatabase(config, async ({ db }) => {
    const secret = loadSecret(config.dataDir, config.sessionSecret);
    const audit = new Audit(Date.now, secret);
    const password = await rescueAccount(new AuthRepository(db), audit, username, Date.now());
    say(
      password === undefined
        ? `没有账号 ${username} · there is no account ${username}`
        : `${username} 的一次性密码，仅显示这一次 · one-time password, shown once: ${password}`,
    );
    return password !== undefined;
  });
}

/** The database of a server that does not run, or a PostgreSQL that others may use meanwhile. */
export async function withDatabase<T>(
  config: Config,
  run: (database: Database) => Promise<T>,
): Promise<T> {
  const folder = join(config.dataDir, 'database');
  const { databaseUrl: url } = config;
  if (url === undefined && !existsSync(folder)) throw new NoDatabase(config.dataDir);
  const database = url === undefined ? openPglite(folder) : openPostgres({ url, connections: 1 });
  try {
    return await run(database);
  } finally {
    await database.close();
  }
}
