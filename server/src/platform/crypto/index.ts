export { loadSecret } from './secret.ts';
export { deriveToken, hashToken, randomToken } from './tokens.ts';
