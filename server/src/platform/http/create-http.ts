import cookie from '@fastify/cookie';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { LogController, type FastifyBaseLogger } from 'fastify';
import type { App } from './app-type.ts';
import { requireAccess, type DeclaredRoute } from './access.ts';
import { answerError, handleErrors } from './error-handler.ts';
import { addOpenApi } from './openapi.ts';
import { requireSameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { traceId } from './trace.ts';
import { serializerCompiler, validatorCompiler } from './validation.ts';

/** Largest request body, in bytes; a route that needs more says so. */
export const BODY_LIMIT = 65_536;

export interface HttpOptions {
  logger: FastifyBaseLogger;
  publicUrl: string | undefined;
  trustProxy: boolean;
}

export interface Http {
  app: App;
  /** Every route registered so far, with who may use it. */
  routes: readonly DeclaredRoute[];
}

/** The HTTP server without any feature: rules that hold for every route. */
export async function createHttp(options: HttpOptions): Promise<Http> {
  const app: App = Fastify({
    loggerInstance: options.logger,
    bodyLimit: BODY_LIMIT,
    // One proxy of ours: what stands before the address it has added anybody can write.
    trustProxy: options.trustProxy && ((_address, hop) => hop === 0),
    genReqId: traceId,
    // Addresses that no route is looked up for: too long, or not to be decoded.
    frameworkErrors: answerError,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    logController: new LogController({ disableRequestLogging: true }),
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('actor', undefined);
  const routes = requireAccess(app);
  handleErrors(app);
  await securityHeaders(app, options.publicUrl?.startsWith('https:') ?? false);
  await app.register(cookie);
  requireSameOrigin(app, options.publicUrl);
  await addOpenApi(app);
  logRequests(app);
  return { app, routes };
}

/** One line a request, by route: paths carry tokens and queries carry names, and neither belongs in a log. */
function logRequests(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug({
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
}
