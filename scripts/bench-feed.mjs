/** `npm run bench:feed`: everything a bare machine needs, then the feed beside bare uWebSockets.js and ws. */
import { foreground } from './lib/foreground.mjs';
import { prepareFeedLane } from './lib/glibc.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot, nodeBinary } from './lib/paths.mjs';
import { runMain, Stop } from './lib/say.mjs';
import { ensureRedis } from './lib/tools.mjs';

await runMain(async () => {
  await ensurePackages();
  await ensureRedis();
  const lane = await prepareFeedLane().catch((error) => String(error.message ?? error));
  if (lane !== 'native' && lane !== 'loader') {
    const reason = lane === 'none' ? '' : ` ${lane.split('\n').at(-1)}`;
    throw new Stop(
      '本机无法加载 uWebSockets.js，无从比较。',
      `uWebSockets.js does not load on this machine, so there is nothing to compare with.${reason}`,
    );
  }
  const script = inRoot('load-tests', 'src', 'feed.ts');
  return foreground(nodeBinary, [script, ...process.argv.slice(2)]);
});
