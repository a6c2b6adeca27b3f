import type { SealedColumn } from '../crypto/index.ts';
import { factorContext } from './auth-parts.ts';

/** What of accounts is sealed: secrets of second factors. */
export const sealedUsers: readonly SealedColumn[] = ['factor', 'factor_pending'].map((column) => ({
  table: 'users',
  id: 'id',
  column,
  context: factorContext,
}));
