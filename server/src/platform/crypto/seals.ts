import { BlindIndex } from './blind-index.ts';
import type { Cipher } from './envelope.ts';
import type { KeyRing } from './key-ring.ts';
import { Vault } from './vault.ts';

/** What personal data is kept with: sealed in the vault, found by the index. */
export interface Seals {
  vault: Vault;
  index: BlindIndex;
}

export function openSeals(ring: KeyRing, cipher?: Cipher): Seals {
  return { vault: new Vault(ring, cipher), index: new BlindIndex(ring) };
}
