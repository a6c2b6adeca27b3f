/** `npm run replay`: the forecast on recorded events; see docs/day-record.md. */
import { foreground } from './lib/foreground.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot, nodeBinary } from './lib/paths.mjs';
import { runMain } from './lib/say.mjs';

await runMain(async () => {
  await ensurePackages();
  const main = inRoot('simulator', 'src', 'replay', 'main.ts');
  return foreground(nodeBinary, [main, ...process.argv.slice(2)]);
});
