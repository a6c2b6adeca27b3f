/** `npm run build`: every screen, whether it is stale or not. */
import { ensurePackages } from './lib/npm-packages.mjs';
import { runMain } from './lib/say.mjs';
import { buildScreens } from './lib/screens.mjs';

await runMain(async () => {
  await ensurePackages();
  await buildScreens({ force: true });
  return 0;
});
