/** `npm run caller`: the packages it needs, then the agent beside a button box. */
import { foreground } from './lib/foreground.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot, nodeBinary } from './lib/paths.mjs';
import { runMain } from './lib/say.mjs';

await runMain(async () => {
  await ensurePackages();
  const main = inRoot('caller', 'src', 'main.ts');
  return foreground(nodeBinary, [main, ...process.argv.slice(2)]);
});
