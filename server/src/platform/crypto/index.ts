export { BlindIndex } from './blind-index.ts';
export { ciphers, type Cipher } from './envelope.ts';
export {
  loadKeys,
  parseKeys,
  saveKeys,
  withNewKey,
  withoutOldKeys,
  type KeyRing,
} from './key-ring.ts';
export { reseal, type SealedColumn } from './reseal.ts';
export { loadSecret } from './secret.ts';
export { deriveToken, hashToken, randomToken } from './tokens.ts';
export { Vault } from './vault.ts';
export { openSeals, type Seals } from './seals.ts';
