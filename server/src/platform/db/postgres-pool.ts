import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Pool, types, type PoolClient } from 'pg';
import { isDatabaseUnavailable } from './unavailable.ts';
import { readers } from './values.ts';

export interface PostgresOptions {
  url: string;
  /** Most connections of this process. */
  connections: number;
}

/** How long to wait for a connection, and for an answer, before the database counts as away. */
const connectTimeoutMs = 5_000;
const answerTimeoutMs = 15_000;

/**
 * node-postgres's pool for Kysely. A connection that showed any sign of trouble is thrown away instead of
 * being handed to the next request, so that the pool is whole again as soon as the database is.
 */
export class GuardedPool implements PostgresPool {
  readonly #pool: Pool;
  readonly options = {};

  constructor({ url, connections }: PostgresOptions) {
    this.#pool = new Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: answerTimeoutMs,
      keepAlive: true,
      application_name: 'daozhen',
      types: {
        getTypeParser: (type, format) =>
          (format !== 'binary' && readers[type as number]) || types.getTypeParser(type, format),
      },
    });
    // Unheard, the error of a connection that breaks would end the process: while it is idle, when the
    // pool speaks for it, and while it is being thrown away, when nobody does.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async connect(): Promise<PostgresPoolClient> {
    return guard(await this.#pool.connect());
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

function guard(client: PoolClient): PostgresPoolClient {
  let broken = false;
  const note = (): void => {
    broken = true;
  };
  client.on('error', note);
  const query = async (sql: string, parameters: unknown[]) => {
    try {
      return await client.query(sql, parameters);
    } catch (error) {
      if (isDatabaseUnavailable(error)) broken = true;
      throw error;
    }
  };
  const release = (destroy = false): void => {
    client.off('error', note);
    client.release(destroy || broken);
  };
  return { query, release } as unknown as PostgresPoolClient;
}
