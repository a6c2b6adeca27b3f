/**
 * Runs Node 24 so that uWebSockets.js loads, whatever C library the machine has:
 *   node scripts/node-glibc.mjs script.ts …   or   node scripts/node-glibc.mjs --prepare
 */
import { foreground } from './lib/foreground.mjs';
import { nodeCommand, prepareFeedLane } from './lib/glibc.mjs';
import { runMain, say } from './lib/say.mjs';

await runMain(async () => {
  const args = process.argv.slice(2);
  const lane = await prepareFeedLane();
  if (args[0] === '--prepare') {
    say(`uWebSockets.js: ${lane}`);
    return 0;
  }
  const [command, before] = nodeCommand({ glibc: lane !== 'none' });
  return foreground(command, [...before, ...args], { cwd: process.cwd() });
});
