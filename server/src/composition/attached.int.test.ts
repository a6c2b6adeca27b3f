import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invented } from '../../test-support/roster.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';

interface Taken {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A hospital's own system: takes messages, and refuses the first so many. */
class Hospital {
  readonly taken: Taken[] = [];
  refuse = 0;
  #server: Server;
  #waiting: (() => void)[] = [];

  constructor() {
    this.#server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        this.refuse -= 1;
        if (this.refuse < 0) this.taken.push({ headers: request.headers, body });
        response.writeHead(this.refuse < 0 ? 204 : 503).end();
        for (const wake of this.#waiting.splice(0)) wake();
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/states`;
  }

  /** Resolves with the messages about a number, once there are so many. */
  async has(number: string, count = 1): Promise<Taken[]> {
    for (;;) {
      const found = this.taken.filter(({ body }) => body.includes(`"${number}"`));
      if (found.length >= count) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  stop(): void {
    this.#server.close();
  }
}

let server: TestServer;
let system: Client;
let partner: Client;
let secret: string;
const hospital = new Hospital();

beforeAll(async () => {
  server = await startTestServer();
  system = await server.login('system');
  const added = await system.post('/api/partners', {
    id: 'his',
    name: '医院体检系统',
    sites: ['east'],
    webhookUrl: await hospital.start(),
    items: { XCG: 'BP' },
  });
  secret = added.body.webhookSecret;
  partner = server.withToken(added.body.key);
});
afterAll(async () => {
  await server?.stop();
  hospital.stop();
});

const given = (number: number, items: string[]) => {
  const { name, idNumber, sex } = invented(number);
  const birth = idNumber.slice(6, 14).replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3');
  const examinee = { name, idNumber, sex: sex === '男' ? 'M' : 'F', birthDate: birth };
  return { site: 'east', examinee, items };
};
const put = (number: string, body: unknown) =>
  partner.send('PUT', `/api/attached/visits/${number}`, body);

describe('attached mode', () => {
  it('takes a visit by the partner’s number, once, and changes its items', async () => {
    const first = await put('T-1001', given(1, ['XCG', 'VISION']));
    expect(first.body).toMatchObject({
      number: 'T-1001',
      state: 'present',
      items: [
        { code: 'VISION', state: 'open' },
        { code: 'XCG', state: 'open' },
      ],
    });
    expect(first.body.ticket).toMatch(/^[A-Z]\d{3}$/);
    expect((await put('T-1001', given(1, ['VISION', 'XCG']))).body.visit).toBe(first.body.visit);
    const changed = await put('T-1001', given(1, ['VISION']));
    const states = changed.body.items.map((each: { code: string; state: string }) => each);
    expect(states).toContainEqual({ code: 'XCG', state: 'removed' });
    const other = await put('T-1001', given(2, ['VISION']));
    expect(other.body).toMatchObject({ code: 'attached.person-fixed' });
    expect((await put('T-1002', given(3, ['no-such']))).body).toMatchObject({
      code: 'attached.items-unknown',
      details: { codes: ['no-such'] },
    });
  });

  it('sends what became of it, signed, until it is taken, in order and without a name', async () => {
    hospital.refuse = 1;
    const { body } = await put('T-2001', given(4, ['VISION']));
    const [message] = await hospital.has('T-2001');
    expect(JSON.parse(message?.body ?? '{}')).toMatchObject({
      type: 'visit.changed',
      visit: { number: 'T-2001', ticket: body.ticket, state: 'present' },
    });
    expect(message?.body).not.toContain(invented(4).name);
    const said = `${String(message?.headers['x-daozhen-time'])}.${message?.body}`;
    const expected = createHmac('sha256', secret).update(said).digest('hex');
    expect(message?.headers['x-daozhen-signature']).toBe(expected);

    const fetched = await partner.get('/api/attached/messages?after=0');
    const seqs = fetched.body.messages.map(({ seq }: { seq: number }) => seq);
    expect(seqs).toEqual(seqs.map((_seq: number, at: number) => at + 1));

    const seq = Number(message?.headers['x-daozhen-message']);
    await system.post(`/api/partners/his/messages/${seq}/send`, {});
    const [, again] = await hospital.has('T-2001', 2);
    expect(again?.body).toBe(message?.body);
  });

  it('takes a visit back, once, and lets its number be used again', async () => {
    const first = await put('T-3001', given(5, ['VISION']));
    const gone = await partner.delete('/api/attached/visits/T-3001');
    expect(gone.body).toMatchObject({ state: 'cancelled' });
    expect((await partner.delete('/api/attached/visits/T-3001')).status).toBe(200);
    const again = await put('T-3001', given(5, ['VISION']));
    expect(again.body).toMatchObject({ state: 'present' });
    expect(again.body.visit).not.toBe(first.body.visit);
  });

  it('knows nobody without a key, and no campus beyond the partner’s', async () => {
    const stranger = server.withToken('x'.repeat(43));
    expect((await stranger.get('/api/attached/visits/T-1001')).status).toBe(401);
    expect((await system.get('/api/attached/visits/T-1001')).status).toBe(401);
    const elsewhere = { ...given(6, ['VISION']), site: 'river' };
    expect((await put('T-4001', elsewhere)).body).toMatchObject({ code: 'access.site' });
    const { body } = await system.post('/api/partners/his/keys', {});
    expect((await partner.get('/api/attached/visits/T-1001')).status).toBe(401);
    const renewed = server.withToken(body.key);
    expect((await renewed.get('/api/attached/visits/T-1001')).status).toBe(200);
  });
});
