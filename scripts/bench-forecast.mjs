/** `npm run bench:forecast`: forecasts on virtual days beside other predictors; see docs/forecast.md. */
import { foreground } from './lib/foreground.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot, nodeBinary } from './lib/paths.mjs';
import { runMain } from './lib/say.mjs';

await runMain(async () => {
  await ensurePackages();
  const main = inRoot('simulator', 'src', 'forecast-study', 'main.ts');
  return foreground(nodeBinary, [main, ...process.argv.slice(2)]);
});
