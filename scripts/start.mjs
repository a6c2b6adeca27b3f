/** `npm start`: everything a bare machine needs, then the main program in the foreground. */
import { existsSync } from 'node:fs';
import { foreground } from './lib/foreground.mjs';
import { nodeCommand, prepareFeedLane } from './lib/glibc.mjs';
import { ensurePackages } from './lib/npm-packages.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain, say, Stop } from './lib/say.mjs';
import { buildScreens } from './lib/screens.mjs';
import { ensureEspeak, ensureRedis } from './lib/tools.mjs';

/** The feed has a fallback, so nobody waits long for the faster engine. */
const laneTimeoutMs = 30_000;

await runMain(async () => {
  const main = inRoot('server', 'src', 'main.ts');
  if (!existsSync(main)) throw new Stop('缺少主程序。', `The main program is missing: ${main}`);
  await ensurePackages();
  await ensureRedis();
  await ensureEspeak({ required: false });
  await buildScreens();
  const [command, before] = nodeCommand({ glibc: await useFastFeed() });
  return foreground(command, [...before, main, ...process.argv.slice(2)]);
});

/** @returns {Promise<boolean>} whether to start Node so that uWebSockets.js loads */
async function useFastFeed() {
  if (process.env['FEED_ENGINE'] === 'ws') return false;
  try {
    const lane = await prepareFeedLane({ timeoutMs: laneTimeoutMs });
    if (lane !== 'none') {
      say(`推送引擎 · feed: uWebSockets.js${lane === 'loader' ? ' (.cache/glibc)' : ''}`);
      return true;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n').at(-1) : '';
    say(`uWebSockets.js 不可用 · not available: ${reason}`);
  }
  say('推送引擎 · feed: ws');
  return false;
}
