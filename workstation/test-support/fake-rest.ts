import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Command } from '@daozhen/protocol';
import { refusals, refusalText } from '@daozhen/protocol';
import type { Device, NewVisit, User } from '../src/api/types.ts';
import { catalogue } from './fake-catalogue.ts';
import { demo, users } from './fake-demo.ts';
import type { FakeFloor } from './fake-floor.ts';
import type { FakeVoice } from './fake-voice.ts';
import { handle } from './fake-verbs.ts';
import { guideSheet, guideUrl, visitDetails, visitRow } from './fake-views.ts';

/** The REST side of the fake backend. */

export interface RestState {
  floor: FakeFloor;
  demo: boolean;
  /** Session tokens and whose they are. */
  sessions: Map<string, User>;
  devices: Device[];
  voice: FakeVoice;
  /** Codes shown by devices that wait to be paired. */
  pairing: Map<string, 'display' | 'caller'>;
  /** Answers to registrations by Idempotency-Key. */
  registered: Map<string, unknown>;
  /** Answers a path with this status instead, e.g. to play a broken server. */
  broken: Map<string, number>;
}

interface Answer {
  status: number;
  body?: unknown;
  cookie?: string;
}

interface Call {
  state: RestState;
  method: string;
  url: URL;
  body: Record<string, unknown>;
  user: User | undefined;
  key: string | undefined;
  english: boolean;
}

const ok = (body: unknown, status = 200): Answer => ({ status, body });

/** Session token in the request's cookies. */
export function sessionToken(cookies: string | undefined): string | undefined {
  return /(?:^|;\s*)session=([^;]+)/.exec(cookies ?? '')?.[1];
}

/** An error answer in the shared envelope. */
function problem(
  status: number,
  code: string,
  zh: string,
  en: string,
  call: Call,
  details?: object,
): Answer {
  return ok(
    {
      code,
      message: call.english ? en : zh,
      ...(details ? { details } : {}),
      traceId: randomUUID(),
    },
    status,
  );
}

/** Answers one request below `/api`, `/healthz` or `/readyz`. */
export async function answerRest(
  state: RestState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const token = sessionToken(request.headers.cookie);
  const call: Call = {
    state,
    url,
    method: request.method ?? 'GET',
    body: await readJson(request),
    user: token === undefined ? undefined : state.sessions.get(token),
    key: request.headers['idempotency-key'] as string | undefined,
    english: (request.headers['accept-language'] ?? '').startsWith('en'),
  };
  const broken = state.broken.get(url.pathname);
  const answer = broken
    ? problem(broken, 'server.error', '服务器出错。', 'The server failed.', call)
    : route(call);
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    ...(answer.cookie === undefined ? {} : { 'set-cookie': answer.cookie }),
  });
  response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function route(call: Call): Answer {
  const { url, method, state } = call;
  if (url.pathname === '/healthz') return ok({ ok: true });
  if (url.pathname === '/readyz') {
    return ok({
      ok: true,
      checks: { redis: { ok: true }, database: { ok: true }, feed: { ok: true } },
    });
  }
  if (url.pathname === '/api/demo') {
    return state.demo
      ? ok(demo(state.floor))
      : problem(404, 'route.unknown', '没有这个地址。', 'Not found.', call);
  }
  if (url.pathname === '/api/session') return session(call);
  if (call.user === undefined)
    return problem(401, 'access.login', '请先登录。', 'Log in first.', call);
  const path = `${method} ${url.pathname}`;
  if (path.startsWith('GET /api/catalogue/')) return ok(catalogue);
  if (path === 'GET /api/visits') return ok(list(state.floor, url.searchParams.get('query') ?? ''));
  if (path === 'POST /api/visits') return register(call);
  if (path.startsWith('GET /api/visits/')) {
    const visit = state.floor.visits.get(url.pathname.slice('/api/visits/'.length));
    return visit
      ? ok(visitDetails(visit, state.floor))
      : problem(404, 'visit.unknown', '没有这位受检者。', 'No such visit.', call);
  }
  if (path === 'POST /api/floor/commands') return command(call);
  if (url.pathname.startsWith('/api/devices')) return devices(call);
  if (url.pathname.startsWith('/api/voice/')) {
    const { status, body } = state.voice.answer(method, url.pathname, call.body);
    return ok(body, status);
  }
  return problem(404, 'route.unknown', '没有这个地址。', 'Not found.', call);
}

function session(call: Call): Answer {
  if (call.method === 'GET')
    return call.user
      ? ok({ user: call.user })
      : problem(401, 'access.login', '请先登录。', 'Log in first.', call);
  if (call.method === 'DELETE') {
    for (const [token, user] of call.state.sessions)
      if (user === call.user) call.state.sessions.delete(token);
    return { status: 204, cookie: 'session=; Path=/; Max-Age=0' };
  }
  const found = users.find(
    (each) => each.username === call.body['username'] && each.password === call.body['password'],
  );
  if (!found)
    return problem(
      401,
      'login.wrong',
      '用户名或密码不正确。',
      'Wrong user name or password.',
      call,
    );
  const token = randomUUID();
  const { username: _, password: __, ...user } = found;
  call.state.sessions.set(token, user);
  return {
    ...ok({ user }),
    cookie: `session=${token}; Path=/; HttpOnly; SameSite=Lax`,
  };
}

function list(floor: FakeFloor, query: string) {
  const all = [...floor.visits.values()].toReversed();
  const found = all.filter((visit) =>
    `${visit.ticket} ${visit.vvip ? '' : visit.name}`.toLowerCase().includes(query.toLowerCase()),
  );
  return { visits: found.slice(0, 200).map(visitRow), total: found.length };
}

function register(call: Call): Answer {
  const body = call.body as unknown as NewVisit;
  const { floor, registered } = call.state;
  const earlier = call.key === undefined ? undefined : registered.get(call.key);
  if (earlier !== undefined) return ok(earlier, 201);
  if (!body.examinee.name) {
    return problem(400, 'request.invalid', '请检查填写的内容。', 'Check the fields.', call, {
      problems: [{ at: 'body/examinee/name', message: 'must not be empty' }],
    });
  }
  const same = [...floor.visits.values()].find(
    (visit) => visit.name === body.examinee.name && visit.birthDate === body.examinee.birthDate,
  );
  if (same) {
    return problem(
      409,
      'visit.duplicate',
      '该受检者今日已登记。',
      'Already registered today.',
      call,
      {
        visit: same.id,
        ticket: same.ticket,
      },
    );
  }
  const visit = floor.register({
    ...body.examinee,
    class: body.class,
    packageId: body.packageId,
    ...(body.addItems ? { addItems: body.addItems } : {}),
  });
  floor.changed();
  const reply = {
    visit: visit.id,
    ticket: visit.ticket,
    token: `t-${visit.id}`,
    guideUrl: guideUrl(visit),
    guideSheet: guideSheet(visit, floor),
  };
  if (call.key !== undefined) registered.set(call.key, reply);
  return ok(reply, 201);
}

function command(call: Call): Answer {
  const reply = handle(call.state.floor, call.body as unknown as Command);
  if (reply.ok) return ok(reply);
  const status = (refusals as Record<string, { status: number }>)[reply.code]?.status ?? 409;
  const message = refusalText(reply.code, call.english ? 'en' : 'zh');
  return ok(
    {
      code: reply.code,
      message,
      details: reply.details,
      current: reply.current,
      traceId: randomUUID(),
    },
    status,
  );
}

function devices(call: Call): Answer {
  const { state, body } = call;
  if (call.method === 'GET') return ok({ at: Date.now(), devices: state.devices });
  if (call.method === 'DELETE') {
    state.devices = state.devices.filter((each) => !call.url.pathname.endsWith(`/${each.id}`));
    return { status: 204 };
  }
  const kind = state.pairing.get(String(body['code']));
  if (!kind)
    return problem(
      404,
      'pairing.unknown',
      '没有等待配对的设备使用这个代码。',
      'No device is waiting with this code.',
      call,
    );
  state.pairing.delete(String(body['code']));
  const device: Device = {
    id: `d-${randomUUID().slice(0, 8)}`,
    kind,
    name: String(body['name']),
    site: 'main',
    placement: body['placement'] as Device['placement'],
    createdAt: Date.now(),
    lastSeenAt: Date.now(),
  };
  state.devices.push(device);
  return ok({ device }, 201);
}
