import { dirname } from 'node:path';
import { pino } from 'pino';
import { Closers } from '../src/composition/closers.ts';
import { openDatabase } from '../src/composition/stores.ts';
import { readConfig } from '../src/config.ts';
import { testSeals } from './seals.ts';

/** Brings an embedded database in a folder called `database` to the tables the server starts with. */
export async function layTables(folder: string): Promise<void> {
  const closers = new Closers();
  const config = readConfig({ DATA_DIR: dirname(folder) });
  await openDatabase(config, testSeals, pino({ level: 'silent' }), closers);
  await closers.closeAll((_what, error) => {
    throw error;
  });
}
