/** `npm run keys:rotate`: seals all personal data with a new key. */
import { foreground } from './lib/foreground.mjs';
import { nodeCommand } from './lib/glibc.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain } from './lib/say.mjs';

await runMain(async () => {
  await ensurePackages();
  const [command, before] = nodeCommand({ glibc: false });
  return foreground(command, [...before, inRoot('server', 'src', 'keys-rotate.ts')]);
});
