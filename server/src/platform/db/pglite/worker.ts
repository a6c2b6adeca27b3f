import { mkdirSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { readers } from '../values.ts';
import { DurableFiles, durableParameters, holdsDatabase, syncFolder } from './durable-files.ts';
import type { QueryFailure, QueryRequest, WorkerMessage, WorkerSettings } from './protocol.ts';

/** The thread PGlite runs in, so that a slow query never stops the server's event loop. */

const { folder } = workerData as WorkerSettings;
const port = parentPort;
if (!port) throw new Error('to be started as a worker thread');

const send = (message: WorkerMessage): void => port.postMessage(message);

async function open(): Promise<PGlite> {
  mkdirSync(folder, { recursive: true });
  const fresh = !holdsDatabase(folder);
  const database = new PGlite({
    fs: new DurableFiles(folder),
    startParams: durableParameters(PGlite.defaultStartParams),
    parsers: readers,
  });
  await database.waitReady;
  if (fresh) syncFolder(folder);
  return database;
}

function failure(error: unknown): QueryFailure {
  const { message, code, constraint, detail, table } = error as QueryFailure;
  return {
    message,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(detail !== undefined && { detail }),
    ...(table !== undefined && { table }),
  };
}

async function answer(database: PGlite, { id, sql, parameters }: QueryRequest): Promise<void> {
  try {
    const result = await database.query<Record<string, unknown>>(sql, parameters);
    const { command = '', affectedRows = 0, rows } = result;
    send({ type: 'rows', id, result: { command, rowCount: affectedRows || rows.length, rows } });
  } catch (error) {
    send({ type: 'error', id, error: failure(error) });
  }
}

try {
  const database = await open();
  // PGlite runs queries in the order they are handed in, so they need no queue here.
  port.on('message', (request: QueryRequest | 'close') => {
    if (request !== 'close') void answer(database, request);
    else void database.close().finally(() => send({ type: 'closed' }));
  });
  send({ type: 'ready' });
} catch (error) {
  send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}
