import { connect } from 'node:net';

/**
 * What a Redis says when asked whether it is there: `ready`, `loading` while it reads its files,
 * `absent` if nobody listens or somebody else does.
 */
export type RedisState = 'ready' | 'loading' | 'absent';

/**
 * Sends AUTH and PING on a connection of its own; no client library, because this runs before there
 * is anything to connect to.
 */
export function probeRedis(port: number, password: string, timeoutMs = 1_000): Promise<RedisState> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let answer = '';
    const finish = (state: RedisState) => {
      socket.destroy();
      resolve(state);
    };
    socket.setTimeout(timeoutMs, () => finish('absent'));
    socket.on('error', () => finish('absent'));
    socket.on('close', () => finish('absent'));
    socket.on('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
      if (answer.includes('-LOADING')) finish('loading');
      else if (answer.includes('+PONG')) finish('ready');
      else if (answer.includes('-')) finish('absent');
    });
  });
}
