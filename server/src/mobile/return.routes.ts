import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { App } from '../platform/http/index.ts';
import { documentOf } from './document.ts';
import type { MobileOptions, MobilePages } from './mobile.ports.ts';
import { readerOf } from './reader.ts';
import { contentPolicy, privately, sendText } from './send.ts';

/** Where the code on the wall leads. */
export const RETURN_PATH = '/m/back';

/** Remembers on the phone itself whose guide it last showed; only this address ever sees it. */
const COOKIE = 'daozhen_guide';
const KEPT_SEC = 48 * 3600;
const cookie = { path: RETURN_PATH, httpOnly: true, sameSite: 'lax' } as const;

/** Has a phone remember its guide, so that the code on the wall finds it again. */
export function rememberGuide(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = request.protocol === 'https';
  void reply.setCookie(COOKIE, token, { ...cookie, secure, maxAge: KEPT_SEC });
}

/**
 * GET /m/back: leads a phone to its own guide, where one tap checks in again (rule C5). Which campus or
 * station the code hangs at does not matter.
 */
export function returnRoute(app: FastifyInstance, { pages, bundle }: MobileOptions): void {
  app.get(RETURN_PATH, { config: { access: 'public' } }, async (request, reply) => {
    const token = request.cookies[COOKIE] ?? '';
    const found = token === '' ? undefined : await pages.findByToken(token);
    if (found?.kind === 'found') {
      return privately(reply).redirect(`/m/${encodeURIComponent(token)}`, 303);
    }
    const reader = readerOf(request);
    const rendered = bundle.renderTrouble('guide', reader.language);
    void privately(reply).header('content-security-policy', contentPolicy(request.host));
    const html = documentOf(bundle, { ...reader, rendered });
    return sendText(request, reply, 'text/html; charset=utf-8', html);
  });
}

/** GET /api/mobile/return-link: what the code on the wall says, for the staff who print it. */
export function returnLinkRoute(app: App, pages: Pick<MobilePages, 'address'>): void {
  app.get(
    '/api/mobile/return-link',
    {
      schema: {
        response: { 200: Type.Object({ url: Type.String() }) },
        tags: ['floor'],
        summary: 'The address by which somebody passed checks in again on his phone',
      },
      config: { access: { may: 'passes.read' } },
    },
    () => ({ url: pages.address() + RETURN_PATH }),
  );
}
