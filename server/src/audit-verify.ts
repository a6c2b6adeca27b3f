import { verifyLog } from './composition/console.ts';
import { runConsole } from './composition/run-console.ts';

/** `npm run audit:verify`: reads the whole audit log and holds it against its hashes and its signed end. */

await runConsole(verifyLog);
