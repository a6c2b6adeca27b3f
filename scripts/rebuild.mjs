/** `npm run rebuild`: puts floors that Redis has lost back from the journal. */
import { foreground } from './lib/foreground.mjs';
import { nodeCommand } from './lib/glibc.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain } from './lib/say.mjs';
import { ensureRedis } from './lib/tools.mjs';

await runMain(async () => {
  await ensurePackages();
  await ensureRedis();
  const [command, before] = nodeCommand({ glibc: false });
  const program = inRoot('server', 'src', 'rebuild.ts');
  return foreground(command, [...before, program, ...process.argv.slice(2)]);
});
