/** `npm run bench:business`: everything a bare machine needs, then the desk's work with a large centre's data. */
import { foreground } from './lib/foreground.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot, nodeBinary } from './lib/paths.mjs';
import { runMain } from './lib/say.mjs';
import { ensureRedis } from './lib/tools.mjs';

await runMain(async () => {
  await ensurePackages();
  await ensureRedis();
  const script = inRoot('load-tests', 'src', 'business.ts');
  return foreground(nodeBinary, [script, ...process.argv.slice(2)]);
});
