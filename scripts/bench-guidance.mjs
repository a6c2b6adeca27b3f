/** `npm run bench:guidance`: ways of sending people on virtual days; see docs/guidance.md. */
import { foreground } from './lib/foreground.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot, nodeBinary } from './lib/paths.mjs';
import { runMain } from './lib/say.mjs';

await runMain(async () => {
  await ensurePackages();
  const main = inRoot('simulator', 'src', 'guidance-study', 'main.ts');
  return foreground(nodeBinary, [main, ...process.argv.slice(2)]);
});
