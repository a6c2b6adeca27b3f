import { randomUUID } from 'node:crypto';
import {
  PhoneAction,
  refusals,
  refusalText,
  type PhonePicture,
  type Reply,
} from '@daozhen/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Value } from 'typebox/value';
import { ApiError, Attempts, httpErrors, toApiError } from '../platform/http/index.ts';
import { documentOf } from './document.ts';
import type { GuideBundle, TroubleKind } from './guide-bundle.ts';
import { mobileErrors, type MobileErrorCode } from './mobile.errors.ts';
import type { MobileOptions, MobilePages } from './mobile.ports.ts';
import { mayTap, pictureOf } from './page.domain.ts';
import { readerOf } from './reader.ts';
import { rememberGuide, returnRoute } from './return.routes.ts';
import { contentPolicy, privately, sendAsset, sendText } from './send.ts';

/** Wrong tokens from one address: many phones share one, so only failures count. */
const WRONG_TOKENS = { points: 60, windowSec: 60 };
/** Requests and taps of one visit. */
const OWN_REQUESTS = { points: 120, windowSec: 60 };
const OWN_TAPS = { points: 15, windowSec: 60 };

/** A tap that finds things already so has what it wanted. */
const alreadySo: readonly string[] = ['visit.not-away', 'prepare.same'];

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';
const MAX_FORM_BYTES = 1024;

type TokenRequest = FastifyRequest<{ Params: { token: string } }>;

/** The pages examinees open by their link: `/m/:token`, its view as JSON, and its taps. */
export async function mobileRoutes(app: FastifyInstance, options: MobileOptions): Promise<void> {
  const { pages, bundle } = options;
  const limits = {
    wrong: new Attempts(WRONG_TOKENS),
    own: new Attempts(OWN_REQUESTS),
    taps: new Attempts(OWN_TAPS),
  };
  const config = { access: 'visit-token' as const };

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.setErrorHandler((error, request, reply) =>
    answerTrouble(error, request as TokenRequest, reply, { pages, bundle, limits }),
  );

  app.get<{ Params: { name: string } }>(
    '/m/assets/:name',
    { config: { access: 'public' } },
    (request, reply) => {
      if (request.params.name !== bundle.script.name) throw unknownAddress();
      return sendAsset(request, reply, bundle.script);
    },
  );

  returnRoute(app, options);

  app.get('/m/:token', { config }, async (request: TokenRequest, reply) => {
    const picture = await pictureFor(request, pages, limits.own);
    rememberGuide(request, reply, request.params.token);
    return sendGuide(request, reply, bundle, picture);
  });

  app.get('/m/:token/view', { config }, async (request: TokenRequest, reply) => {
    const picture = await pictureFor(request, pages, limits.own);
    return sendText(request, privately(reply), JSON_TYPE, JSON.stringify(picture));
  });

  app.post('/m/:token/actions', { config }, async (request: TokenRequest, reply) => {
    const visit = await visitOf(request, pages);
    await limits.taps.count(visit);
    const answer = await pages.act(visit, actionOf(request.body));
    return answerTap(request, reply, answer);
  });
}

/** @throws ApiError `link.unknown`, `link.expired` */
async function visitOf(request: TokenRequest, pages: MobilePages): Promise<string> {
  const found = await pages.findByToken(request.params.token);
  if (found.kind !== 'found') throw new ApiError(mobileErrors, `link.${found.kind}`);
  return found.visit;
}

/** @throws ApiError also `link.no-picture`, `request.too-many` */
async function pictureFor(
  request: TokenRequest,
  pages: MobilePages,
  limit: Attempts,
): Promise<PhonePicture> {
  const visit = await visitOf(request, pages);
  await limit.count(visit);
  const now = pages.view(visit);
  const page = pages.staticFacts(visit);
  if (!now || !page) throw new ApiError(mobileErrors, 'link.no-picture');
  return pictureOf(now, page);
}

function sendGuide(
  request: TokenRequest,
  reply: FastifyReply,
  bundle: GuideBundle,
  picture: PhonePicture,
): Promise<FastifyReply> {
  const reader = readerOf(request);
  const path = pathOf(request);
  const formId = `phone-${randomUUID()}`;
  const refused = (request.query as Record<string, unknown>)['refused'];
  const refusal = typeof refused === 'string' && refused in refusals ? refused : undefined;
  const rendered = bundle.renderGuide({
    picture,
    ...reader,
    formId,
    path,
    now: picture.at,
    age: 0,
    link: 'connecting',
    sending: refusal ? 'failed' : 'idle',
    ...(refusal ? { refusal: refusalText(refusal, reader.language) } : {}),
  });
  const seed = { picture, ...reader, formId, path };
  void privately(reply).header('content-security-policy', contentPolicy(request.host));
  return sendText(request, reply, HTML_TYPE, documentOf(bundle, { ...reader, rendered, seed }));
}

const pathOf = (request: TokenRequest) => `/m/${encodeURIComponent(request.params.token)}`;

/** @throws ApiError `request.invalid`, `tap.not-allowed` */
function actionOf(body: unknown): PhoneAction {
  if (!Value.Check(PhoneAction, body)) throw new ApiError(httpErrors, 'request.invalid');
  if (!mayTap(body)) throw new ApiError(mobileErrors, 'tap.not-allowed');
  return body;
}

function answerTap(request: TokenRequest, reply: FastifyReply, answer: Reply): FastifyReply {
  const fine = answer.ok || alreadySo.includes(answer.code);
  // A form sent without the script comes back to the page, which says what became of it.
  if (!wantsJson(request)) {
    return privately(reply).redirect(
      fine ? pathOf(request) : `${pathOf(request)}?refused=${encodeURIComponent(answer.code)}`,
      303,
    );
  }
  if (fine) return privately(reply).send({ ok: true });
  const { code, details, current } = answer;
  throw new ApiError(refusals, code, {
    ...(details ? { details } : {}),
    ...(current ? { current } : {}),
  });
}

const wantsJson = (request: FastifyRequest) =>
  !(request.headers.accept ?? '').includes('text/html');

interface Trouble {
  pages: MobilePages;
  bundle: GuideBundle;
  limits: { wrong: Attempts };
}

/** Answers an error as a page to a person and as the usual envelope to the page's script. */
async function answerTrouble(
  thrown: unknown,
  request: TokenRequest,
  reply: FastifyReply,
  { pages, bundle, limits }: Trouble,
): Promise<FastifyReply> {
  const error = await limited(await linkError(thrown, request, pages), request, limits.wrong);
  const wait = error.details?.['retryAfterSec'];
  if (typeof wait === 'number') void reply.header('retry-after', wait);
  if (request.url.startsWith('/m/assets/') || wantsJson(request)) throw error;
  if (error.text.status >= 500) request.log.error({ err: error.cause ?? error }, error.code);
  const reader = readerOf(request);
  const kind = troubleKind(error);
  const rendered = bundle.renderTrouble(kind, reader.language, pathOf(request));
  void privately(reply)
    .code(error.text.status)
    .header('content-security-policy', contentPolicy(request.host));
  return sendText(request, reply, HTML_TYPE, documentOf(bundle, { ...reader, rendered }));
}

/** The rule “no actor, no entry” knows only strangers; whose link it is, or was, says more. */
async function linkError(
  thrown: unknown,
  request: TokenRequest,
  pages: MobilePages,
): Promise<ApiError> {
  const error = toApiError(thrown);
  if (error.text.status !== 401 || request.params.token === undefined) return error;
  const found = await pages.findByToken(request.params.token).catch(() => undefined);
  if (!found || found.kind === 'found') return error;
  return new ApiError(mobileErrors, `link.${found.kind}`);
}

/** Counts a wrong token against its address and answers 429 from there on. */
async function limited(
  error: ApiError,
  request: FastifyRequest,
  wrong: Attempts,
): Promise<ApiError> {
  if (error.code !== 'link.unknown') return error;
  return wrong.count(request.ip).then(
    () => error,
    (tooMany: unknown) => toApiError(tooMany),
  );
}

const kinds: Partial<Record<string, TroubleKind>> = {
  'link.unknown': 'unknown',
  'link.expired': 'expired',
  'access.login': 'unknown',
  'request.too-many': 'busy',
} satisfies Partial<Record<MobileErrorCode | keyof typeof httpErrors, TroubleKind>>;

const troubleKind = (error: ApiError): TroubleKind => kinds[error.code] ?? 'down';

const unknownAddress = () => new ApiError(httpErrors, 'request.not-found');
