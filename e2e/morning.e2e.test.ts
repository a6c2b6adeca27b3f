import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Centre } from './centre/centre.ts';

/** The long run lets the whole three hundred of the demo through. */
const PEOPLE = process.env['FULL'] ? 300 : 20;

const program = new URL('../simulator/src/morning/main.ts', import.meta.url).pathname;

let centre: Centre;

beforeAll(async () => {
  centre = new Centre();
  await centre.start();
});
afterAll(() => centre?.remove());

/** Runs a demo morning to its end; rejects when somebody is stuck. */
async function morning(...options: string[]): Promise<string> {
  const env = { ...process.env, DAOZHEN_URL: centre.url };
  const args = [program, ...options];
  return (await promisify(execFile)(process.execPath, args, { env })).stdout;
}

test('the demo morning runs to its end with nobody stuck', async () => {
  const people = String(PEOPLE);
  const summary = await morning(
    '--people',
    people,
    '--speed',
    PEOPLE > 100 ? '150' : '400',
    '--seed',
    '3',
  );
  expect(summary).toMatch(new RegExp(`finished +${people}\\n`));
  expect(summary).toMatch(/stuck +0\n/);
}, 1_200_000);

test('a wrong option is named, with the usage', async () => {
  const error = await morning('--people', 'many').catch(
    (failed: { stderr: string }) => failed.stderr,
  );
  expect(error).toContain('--people many');
  expect(error).toContain('npm run demo');
});
