import { randomUUID } from 'node:crypto';
import { Commander } from './live/local.ts';
import { Listener } from './live/listener.ts';
import type { Answer, Client } from './server.ts';

/** A server under test, in this process or another. */
export interface Centre {
  url: string;
  anyone: Client;
}

const portOf = ({ url }: Centre): number => Number(new URL(url).port);

/** A command to the floor of the campus `east`, unless the fields say otherwise. */
export function command(type: string, fields: object = {}) {
  return { v: 1, id: randomUUID() as string, site: 'east', type, ...fields };
}

/** Sends a command over REST. */
export function send(client: Client, type: string, fields: object = {}): Promise<Answer> {
  return client.post('/api/floor/commands', command(type, fields));
}

let people = 0;

/** A person nobody has registered yet, for the basic package. */
export function registration(more: object = {}, examinee: object = {}) {
  people += 1;
  const birthDate = new Date(Date.UTC(1960, 0, people)).toISOString().slice(0, 10);
  return {
    site: 'east',
    examinee: { name: '韦小满', sex: 'M', birthDate, ...examinee },
    class: 'normal',
    packageId: 'basic',
    ...more,
  };
}

export interface Registered {
  visit: string;
  ticket: string;
  token: string;
}

/** Registers somebody; has to succeed. */
export async function register(desk: Client, given: object = registration()): Promise<Registered> {
  const answer = await desk.post('/api/visits', given, { 'idempotency-key': randomUUID() });
  if (answer.status !== 201) throw new Error(`registration: ${JSON.stringify(answer.body)}`);
  return answer.body as Registered;
}

export interface PairedDevice {
  id: string;
  token: string;
}

/** Pairs a device as a technician does. */
export async function pair(
  { anyone }: Centre,
  desk: Client,
  kind: 'display' | 'caller' | 'printer',
  placement: object,
  site = 'east',
): Promise<PairedDevice> {
  const { code, secret } = (await anyone.post('/api/devices/pairing', { kind })).body;
  const body = { code, name: `${kind} ${code}`, site, placement };
  const paired = await desk.post('/api/devices/pair', body);
  if (paired.status !== 201) throw new Error(`pairing: ${JSON.stringify(paired.body)}`);
  const { token } = (await anyone.get(`/api/devices/pairing/${secret}`)).body;
  return { id: paired.body.device.id as string, token: token as string };
}

/** Who comes on the control plane: a session's client, or a device by its token. */
export function onControl(centre: Centre, who: Client | PairedDevice, from?: string): Commander {
  const extraHeaders: Record<string, string> = from ? { 'x-forwarded-for': from } : {};
  const { cookie } = 'headers' in who ? who.headers : {};
  if (cookie !== undefined) extraHeaders['cookie'] = cookie;
  const auth = { v: 1, ...('token' in who && { token: who.token }) };
  return new Commander(portOf(centre), auth, { extraHeaders });
}

/** A feed connection that has said hello and been welcomed. */
export function onFeed(centre: Centre, token: string): Promise<Listener> {
  return Listener.enter(portOf(centre), token);
}

/** A feed connection that has said hello; who knows what becomes of it. */
export async function atFeed(centre: Centre, token: string, from?: string): Promise<Listener> {
  const headers: Record<string, string> = from ? { 'x-forwarded-for': from } : {};
  const listener = new Listener(portOf(centre), { headers });
  await listener.opened();
  listener.say({ type: 'hello', v: 1, token });
  return listener;
}
