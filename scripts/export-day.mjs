/** `npm run export-day`: a day of the floor from the journal as a file; see docs/day-record.md. */
import { foreground } from './lib/foreground.mjs';
import { nodeCommand } from './lib/glibc.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain } from './lib/say.mjs';

await runMain(async () => {
  await ensurePackages();
  const [command, before] = nodeCommand({ glibc: false });
  const program = inRoot('server', 'src', 'export-day.ts');
  return foreground(command, [...before, program, ...process.argv.slice(2)]);
});
