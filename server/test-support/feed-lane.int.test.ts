import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { feedLane, nodeCommand } from '../../scripts/lib/glibc.mjs';

const program = `
  const { default: uws } = await import('uWebSockets.js');
  const app = uws.App().ws('/*', { open: (socket) => {
    socket.subscribe('board');
    app.publish('board', 'A012');
  } });
  app.listen('127.0.0.1', 0, (token) => {
    const socket = new WebSocket('ws://127.0.0.1:' + uws.us_socket_local_port(token));
    socket.onmessage = ({ data }) => { console.log(data); process.exit(0); };
  });`;

it.skipIf(feedLane() === 'none')(
  'uWebSockets.js publishes to a topic on this machine',
  async () => {
    const [command, args] = nodeCommand({ glibc: true });
    const cwd = fileURLToPath(new URL('..', import.meta.url));
    const run = promisify(execFile);
    const { stdout } = await run(command, [...args, '--input-type=module', '-e', program], {
      cwd,
      timeout: 20_000,
    });
    expect(stdout.trim()).toBe('A012');
  },
);
