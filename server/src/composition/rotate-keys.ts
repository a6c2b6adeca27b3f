import { join } from 'node:path';
import type { Config } from '../config.ts';
import { employerSealed } from '../exam/employers/index.ts';
import { sealedPeople } from '../exam/people/index.ts';
import { sealedVisits } from '../exam/visits/index.ts';
import { attachedSealed } from '../interfaces/attached/index.ts';
import { sealedUsers } from '../platform/auth/index.ts';
import {
  loadKeys,
  openSeals,
  reseal,
  saveKeys,
  withNewKey,
  withoutOldKeys,
  type KeyRing,
  type SealedColumn,
} from '../platform/crypto/index.ts';
import type { Db } from '../platform/db/index.ts';
import { lockFolder } from '../platform/files/index.ts';
import { withDatabase } from './console.ts';

/** Everything that lies sealed in the database, whatever module it belongs to. */
export const sealedColumns: readonly SealedColumn[] = [
  ...sealedPeople,
  ...sealedVisits,
  ...employerSealed,
  ...attachedSealed,
  ...sealedUsers,
];

/**
 * Seals all personal data with a new key. Keys in the data folder are changed here: the new one is added,
 * everything sealed again, then the old ones are forgotten; broken off, the next run goes on. Keys from
 * `DATA_KEYS` are changed by whoever sets it: this seals everything with the first of them.
 * @param say gets one line at a time
 * @returns true
 */
export async function rotateKeys(config: Config, say: (line: string) => void): Promise<boolean> {
  const { dataDir, dataKeys } = config;
  if (dataKeys !== undefined) {
    await withDatabase(config, ({ db }) => sealAll(db, config, loadKeys(dataDir, dataKeys), say));
    say('可以从 DATA_KEYS 中删去旧密钥 · the other keys may leave DATA_KEYS now');
    return true;
  }
  // A running server would go on sealing with the key it knows.
  const unlock = lockFolder(dataDir, join(dataDir, 'server.lock'));
  try {
    await withDatabase(config, async ({ db }) => {
      const ring = nextRing(loadKeys(dataDir));
      saveKeys(dataDir, ring);
      await sealAll(db, config, ring, say);
      saveKeys(dataDir, withoutOldKeys(ring));
    });
  } finally {
    unlock();
  }
  say('密钥已更换，请备份 data-keys · the key is another now; keep a copy of data-keys');
  return true;
}

/** A ring with a new key in front; one that still has old keys was broken off and is gone on with. */
function nextRing(ring: KeyRing): KeyRing {
  if (ring.data.size > 1) return ring;
  const [name = 'k0'] = ring.data.keys();
  return withNewKey(ring, `k${Number(/\d+$/.exec(name)?.[0] ?? 0) + 1}`);
}

async function sealAll(
  db: Db,
  { dataCipher }: Config,
  ring: KeyRing,
  say: (line: string) => void,
): Promise<void> {
  const { vault } = openSeals(ring, dataCipher);
  const done = await reseal(db, vault, sealedColumns, (table, count) => {
    if (count % 10_000 === 0) say(`${table} ${count}`);
  });
  say(`重新加密 ${done} 条 · sealed again: ${done}`);
}
