/** `npm run pictures`: the manual's pictures of the floor anew, from a demo morning; needs Chromium. */
import { foreground } from './lib/foreground.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot, nodeBinary } from './lib/paths.mjs';
import { runMain } from './lib/say.mjs';
import { buildScreens } from './lib/screens.mjs';
import { ensureRedis } from './lib/tools.mjs';

await runMain(async () => {
  await ensurePackages();
  await ensureRedis();
  await buildScreens();
  return foreground(nodeBinary, [inRoot('e2e', 'pictures', 'main.ts'), ...process.argv.slice(2)]);
});
