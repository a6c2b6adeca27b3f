import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const module = fileURLToPath(new URL('./foreground.mjs', import.meta.url));

/**
 * A launcher with a program that prints its signals and ends with 7 at the first.
 * @param {string} onSignal what the program does
 */
function launch(onSignal) {
  const program = `process.on('SIGINT', () => { ${onSignal} }); setInterval(() => {}, 1000); console.log('ready');`;
  const launcher = `
    const { foreground } = await import(${JSON.stringify(module)});
    process.exitCode = await foreground(process.execPath, ['-e', ${JSON.stringify(program)}]);`;
  return spawn(process.execPath, ['--input-type=module', '-e', launcher], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
}

it('hands on one Ctrl-C however often it echoes, and the exit code back', async () => {
  const child = launch("console.log('signal'); setTimeout(() => process.exit(7), 300)");
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  await once(child.stdout, 'data');
  process.kill(-(child.pid ?? 0), 'SIGINT');
  process.kill(-(child.pid ?? 0), 'SIGINT');
  const [code] = await once(child, 'close');
  expect(code).toBe(7);
  expect(output.match(/signal/g)).toHaveLength(1);
});

it('reports a program ended by a signal as 128 + n', async () => {
  const child = launch('process.kill(process.pid, "SIGKILL")');
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  expect(code).toBe(137);
});
