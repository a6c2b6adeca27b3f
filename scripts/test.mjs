/**
 * `npm test`: everything a bare machine needs, then every test.
 * Arguments go to vitest (`npm test -- server/src/queue`); `--full` adds the long runs.
 */
import { rmSync } from 'node:fs';
import { foreground } from './lib/foreground.mjs';
import { feedLane, prepareFeedLane } from './lib/glibc.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot, nodeBinary } from './lib/paths.mjs';
import { runMain, say } from './lib/say.mjs';
import { buildScreens } from './lib/screens.mjs';
import { openTestRoom } from './lib/test-room.mjs';
import { ensureChromium, ensureEspeak, ensureRedis } from './lib/tools.mjs';
import { resultsFile } from './lib/totals.mjs';

await runMain(async () => {
  const args = process.argv.slice(2);
  const full = args.includes('--full');
  await ensurePackages();
  await ensureRedis();
  await ensureChromium();
  await ensureEspeak({ required: true });
  if (feedLane() === 'loader') say('准备 uWebSockets.js · preparing uWebSockets.js …');
  await prepareFeedLane();
  await buildScreens();
  rmSync(resultsFile, { force: true });
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const filters = args.filter((arg) => arg !== '--full');
  const room = await openTestRoom();
  try {
    const env = { ...room.env, ...(full && { FULL: '1' }) };
    return await foreground(nodeBinary, [vitest, 'run', ...filters], { env });
  } finally {
    room.remove();
  }
});
