/** `npm run types`: the compiler over every workspace, and Svelte's own check over the screens. */
import { existsSync, readdirSync } from 'node:fs';
import { exec } from './lib/exec.mjs';
import { workspaces } from './lib/npm-packages.mjs';
import { inRoot, nodeBinary } from './lib/paths.mjs';
import { runMain, say } from './lib/say.mjs';

const compiler = inRoot('node_modules', 'typescript', 'bin', 'tsc');
const svelteCheck = inRoot('node_modules', 'svelte-check', 'bin', 'svelte-check');

await runMain(async () => {
  let failures = 0;
  for (const name of [...workspaces(), 'scripts']) {
    if (!hasSources(name)) continue;
    const config = inRoot(name, 'tsconfig.json');
    const args = usesSvelte(name)
      ? [svelteCheck, '--tsconfig', config, '--fail-on-warnings', '--output', 'human']
      : [compiler, '--project', config];
    const { code, output } = await exec(nodeBinary, args, { cwd: inRoot(name) });
    if (code === 0) continue;
    failures += 1;
    say(`类型检查 · types: ${name}`);
    process.stdout.write(output);
  }
  return failures === 0 ? 0 : 1;
});

/** @param {string} name */
function hasSources(name) {
  return filesOf(name).some((file) => /\.(ts|mjs|svelte)$/.test(file));
}

/** @param {string} name */
function usesSvelte(name) {
  return filesOf(name).some((file) => file.endsWith('.svelte'));
}

/** @param {string} name */
function filesOf(name) {
  const dir = inRoot(name);
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !file.includes('node_modules'),
  );
}
