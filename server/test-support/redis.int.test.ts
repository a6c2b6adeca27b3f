import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { startTestRedis } from './redis.ts';

it('a throwaway Redis answers, survives a crash and goes away', async () => {
  const redis = await startTestRedis();
  await redis.crash();
  const socket = connect({ host: '127.0.0.1', port: redis.port });
  socket.write('PING\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(String(answer)).toContain('NOAUTH');
  socket.destroy();
  await redis.stop();
  const [error] = (await once(connect({ host: '127.0.0.1', port: redis.port }), 'error')) as [
    Error,
  ];
  expect(error.message).toContain('ECONNREFUSED');
});
