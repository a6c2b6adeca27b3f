export { loadSecret } from './secret.ts';
export { deriveToken, hashToken, randomToken, sameText } from './tokens.ts';
