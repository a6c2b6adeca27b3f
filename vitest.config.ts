import { svelte } from '@sveltejs/vite-plugin-svelte';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Suites that start servers and browsers mostly wait: twice as many as there are cores, on a small machine. */
const heavyWorkers = Math.min(4, availableParallelism() * 2);

/** `npm run test:full`: the same tests with far more random cases, and time for them. */
const full = Boolean(process.env['FULL']);

/** One project per suffix, so that a test file's name says what it needs to run. */
function suite(name: 'unit' | 'int' | 'e2e', testTimeout: number, hookTimeout: number) {
  return {
    // State classes of the screens live in .svelte.ts files.
    plugins: name === 'unit' ? [svelte({ configFile: false })] : [],
    test: {
      name,
      include: [`**/*.${name}.test.{ts,mjs}`],
      exclude: ['**/node_modules/**', '**/dist/**', '**/.cache/**'],
      testTimeout: full ? testTimeout * 20 : testTimeout,
      hookTimeout,
      // What is waited for comes when it comes; Vitest's own second is short where several servers share a machine.
      ...(name !== 'unit' && { expect: { poll: { timeout: testTimeout / 2 } } }),
      // Icons are Svelte files; Node alone cannot read them.
      server: { deps: { inline: ['@lucide/svelte'] } },
      setupFiles: full ? ['./vitest.full.ts'] : [],
      // Pure tests share a process: starting one for each file took most of their time. They come first.
      ...(name === 'unit'
        ? { isolate: false, sequence: { groupOrder: 0 } }
        : { maxWorkers: heavyWorkers, sequence: { groupOrder: 1 } }),
    },
  };
}

export default defineConfig({
  test: {
    passWithNoTests: true,
    reporters: process.env['CI'] ? ['dot', 'json'] : ['default', 'json'],
    outputFile: { json: '.cache/vitest/results.json' },
    projects: [
      suite('unit', 10_000, 10_000),
      suite('int', 30_000, 120_000),
      suite('e2e', 120_000, 120_000),
    ],
  },
});
