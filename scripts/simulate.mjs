/** `npm run simulate`: plays virtual exam days; see simulator/README.md. */
import { foreground } from './lib/foreground.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot, nodeBinary } from './lib/paths.mjs';
import { runMain } from './lib/say.mjs';
import { ensureRedis } from './lib/tools.mjs';

await runMain(async () => {
  await ensurePackages();
  if (process.argv.includes('redis')) await ensureRedis();
  const main = inRoot('simulator', 'src', 'exam-day', 'main.ts');
  return foreground(nodeBinary, [main, ...process.argv.slice(2)]);
});
