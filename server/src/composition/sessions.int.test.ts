import { closeCodes } from '@daozhen/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { atFeed, onControl, onFeed, pair, register, send } from '../../test-support/centre.ts';
import type { Commander } from '../../test-support/live/local.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';

const HOUR = 3_600_000;

let server: TestServer;
let desk: Client;
let commanders: Commander[] = [];

// The server's own clock can be moved; its timers, and the floor's clock, run as ever.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true });
  server = await startTestServer({ TRUST_PROXY: '1', SESSION_HOURS: '1' });
  desk = await server.login('desk');
});
afterAll(async () => {
  await server?.stop();
  vi.useRealTimers();
});
afterEach(() => {
  for (const { socket } of commanders) socket.disconnect();
  commanders = [];
});

function control(...given: Parameters<typeof onControl>): Commander {
  const commander = onControl(...given);
  commanders.push(commander);
  return commander;
}

async function entered(...given: Parameters<typeof onControl>): Promise<Commander> {
  const commander = control(...given);
  await commander.next('connect');
  return commander;
}

const hall = { kind: 'hall', zone: 'east-3' };

/** Resolves when the server has ended the session and the client, asking again, was refused. */
async function ended(commander: Commander): Promise<string> {
  const told = commander.next<{ code: string }>('session-ended');
  await commander.next('disconnect');
  const refused = commander.next<{ data: { code: string } }>('connect_error');
  commander.socket.connect();
  return `${(await told).code}, ${(await refused).data.code}`;
}

const over = 'live.unauthorised, live.unauthorised';

const answers = async (commander: Commander) => (await commander.subscribe('desk:east')).type;

describe('live connections end with the right to them', () => {
  it('logging out ends all connections of that session, and no others', async () => {
    const [nurse, elsewhere] = [await server.login('nurse'), await server.login('nurse')];
    const [one, two] = [await entered(server, nurse), await entered(server, nurse)];
    const [other, colleague] = [await entered(server, elsewhere), await entered(server, desk)];
    const both = Promise.all([ended(one), ended(two)]);
    await nurse.delete('/api/session');
    expect(await both).toEqual([over, over]);
    expect([await answers(other), await answers(colleague)]).toEqual(['snapshot', 'snapshot']);
  });

  it('removing a device ends its connections, and no others', async () => {
    const display = await pair(server, desk, 'display', hall);
    const caller = await pair(server, desk, 'caller', { room: 'east-blood-1' });
    const remaining = await pair(server, desk, 'display', hall);
    const [board, stays] = [
      await onFeed(server, display.token),
      await onFeed(server, remaining.token),
    ];
    const button = await entered(server, caller);
    await desk.delete(`/api/devices/${display.id}`);
    expect(await board.closed).toBe(closeCodes.unauthorised);
    expect(await (await atFeed(server, display.token)).closed).toBe(closeCodes.unauthorised);
    const end = ended(button);
    await desk.delete(`/api/devices/${caller.id}`);
    expect(await end).toBe(over);
    expect((await stays.ask(`board:${remaining.id}`)).type).toBe('snapshot');
    await stays.close();
  });

  it('a session that expires ends its connections; so does a link past its day', async () => {
    const { visit, token } = await register(desk);
    const display = await pair(server, desk, 'display', hall);
    const phone = await onFeed(server, token);
    const board = await onFeed(server, display.token);
    const doctor = await server.login('wei-mingyuan');
    const workstation = await entered(server, doctor);
    vi.setSystemTime(Date.now() + HOUR);
    expect(await ended(workstation)).toBe(over);
    expect((await doctor.get('/api/session')).body.code).toBe('access.login');
    expect((await phone.ask(`phone:${visit}`)).type).toBe('snapshot');
    vi.setSystemTime(Date.now() + 48 * HOUR);
    expect(await phone.closed).toBe(closeCodes.unauthorised);
    expect(await (await atFeed(server, token)).closed).toBe(closeCodes.unauthorised);
    expect((await server.anyone.get(`/m/${token}/view`)).body.code).toBe('link.expired');
    expect((await board.ask(`board:${display.id}`)).type).toBe('snapshot');
    await board.close();
    desk = await server.login('desk');
  }, 60_000);

  it('a token nobody knows, or no longer, commands nothing', async () => {
    const caller = await pair(server, desk, 'caller', { room: 'east-blood-1' });
    await desk.delete(`/api/devices/${caller.id}`);
    const late = await send(server.withToken(caller.token), 'call-next', { room: 'east-blood-1' });
    expect([late.status, late.body.code]).toEqual([401, 'access.login']);
  });
});

/** Sends wrong tokens until the answer is another one, and says how many it took. */
async function guesses(address: string, guess: () => Promise<string>, refusal: string) {
  for (let count = 0; count < 200; count += 1) {
    const code = await guess();
    if (code !== refusal) return { count, code };
  }
  throw new Error(`${address} could guess on`);
}

describe('guessing tokens', () => {
  it('on the feed is slowed down, for that address alone', async () => {
    const display = await pair(server, desk, 'display', hall);
    const codeFor = async (token: string, from: string) => {
      const listener = await atFeed(server, token, from);
      const { code } = await listener.next('error');
      const closed = await listener.closed;
      return `${code} ${closed}`;
    };
    const guess = () => codeFor('a-guess-of-somebody', '198.51.100.1, 203.0.113.7');
    const unknown = `live.unauthorised ${closeCodes.unauthorised}`;
    const { count, code } = await guesses('203.0.113.7', guess, unknown);
    expect([count, code]).toEqual([120, `live.too-many ${closeCodes.tooMany}`]);
    // What stands before the proxy's own word is anybody's claim.
    expect(await codeFor(display.token, '192.0.2.1, 203.0.113.7')).toBe(code);
    const welcome = (await atFeed(server, display.token, '203.0.113.8')).next('welcome');
    expect((await welcome).type).toBe('welcome');
  });

  it('on the control plane is slowed down, and who has a right keeps trying by himself', async () => {
    const caller = await pair(server, desk, 'caller', { room: 'east-blood-1' });
    const from = '198.51.100.1, 203.0.113.9';
    const guess = async () => {
      const client = control(server, { id: '', token: 'a-guess-of-somebody' }, from);
      const code = await new Promise<string>((resolve) => {
        client.socket.once('connect_error', (error) =>
          resolve((error as { data?: { code: string } }).data?.code ?? error.message),
        );
        // A client that was refused gives the connection up itself, by force.
        client.socket.io.on('close', (reason) => reason !== 'forced close' && resolve(reason));
      });
      client.socket.disconnect();
      return code;
    };
    expect(await guesses(from, guess, 'live.unauthorised')).toEqual({
      count: 120,
      code: 'transport close',
    });
    const button = control(server, caller, from);
    for (let tries = 0; tries < 2; tries += 1) {
      await new Promise((resolve) => button.socket.io.once('close', resolve));
    }
    expect(button.socket.active).toBe(true);
    await entered(server, caller, '203.0.113.11');
  });

  it('at the log-in is slowed down by the address the proxy has added', async () => {
    const attempt = async (count: number) => {
      const headers = { 'x-forwarded-for': `192.0.2.${count}, 203.0.113.10` };
      const body = { username: `nobody-${count}`, password: 'wrong' };
      return (await server.anyone.post('/api/session', body, headers)).body.code as string;
    };
    let count = 0;
    const found = await guesses('203.0.113.10', () => attempt((count += 1)), 'login.wrong');
    expect(found).toEqual({ count: 30, code: 'request.too-many' });
  });
});
