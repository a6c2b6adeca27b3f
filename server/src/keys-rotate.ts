import { rotateKeys } from './composition/rotate-keys.ts';
import { runConsole } from './composition/run-console.ts';

/** `npm run keys:rotate`: seals all personal data with a new key. */

await runConsole(rotateKeys);
