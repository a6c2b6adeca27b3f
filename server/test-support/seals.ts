import { openSeals, parseKeys, type Seals } from '../src/platform/crypto/index.ts';

const key = (sign: string): string => Buffer.alloc(32, sign).toString('base64url');

/** Keys of personal data for tests. */
export const testSeals: Seals = openSeals(parseKeys(`index=${key('i')},k1=${key('k')}`));
