/** `npm run check`: everything that judges the sources without running them. */
import { npm, ensurePackages } from './lib/npm-packages.mjs';
import { runMain, say } from './lib/say.mjs';

/** What each check looks for, in the order of how fast it answers. */
const checks = ['lint', 'format:check', 'arch', 'knip', 'types'];

await runMain(async () => {
  await ensurePackages();
  const failed = [];
  for (const check of checks) {
    const { code, output } = await npm(['run', '--silent', check]);
    say(`${code === 0 ? '✓' : '✗'} ${check}`);
    if (code === 0) continue;
    failed.push(check);
    process.stdout.write(`${output}\n`);
  }
  return failed.length === 0 ? 0 : 1;
});
