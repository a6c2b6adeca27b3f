import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseUnavailable } from '../db/index.ts';
import type { App } from './app-type.ts';
import { ApiError, errorBody } from './api-error.ts';
import { httpErrors } from './http.errors.ts';
import { languageOf } from './language.ts';

type HttpCode = keyof typeof httpErrors;

/** What Fastify itself refuses, by its code. */
const fastifyCodes: Record<string, HttpCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.media-type',
  FST_ERR_MAX_PARAM_LENGTH: 'request.not-found',
};

/** Turns whatever a route threw into the error a client may see. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (isDatabaseUnavailable(error)) {
    return new ApiError(httpErrors, 'database.unavailable', { cause: error });
  }
  const { code, validation, statusCode, validationContext } = error as Partial<FastifyError>;
  if (code === 'floor.unavailable') return new ApiError(httpErrors, code, { cause: error });
  if (validation) {
    const problems = validation.map(({ instancePath, message }) => ({
      at: `${validationContext ?? ''}${instancePath}`,
      message,
    }));
    return new ApiError(httpErrors, 'request.invalid', { details: { problems } });
  }
  const known = code === undefined ? undefined : fastifyCodes[code];
  if (known) return new ApiError(httpErrors, known, { cause: error });
  const status = statusCode ?? 500;
  const fallback = status >= 400 && status < 500 ? 'request.invalid' : 'server.failed';
  return new ApiError(httpErrors, fallback, { cause: error });
}

/** Answers an error with the one envelope. */
export function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = toApiError(thrown);
  if (error.text.status >= 500) request.log.error({ err: error.cause ?? error }, error.code);
  const language = languageOf(request.headers['accept-language']);
  const wait = error.details?.['retryAfterSec'];
  if (typeof wait === 'number') void reply.header('retry-after', wait);
  void reply
    .code(error.text.status)
    .header('cache-control', 'no-store')
    .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
    .send(errorBody(error, language, request.id));
}

/** Answers every error of a route, and every unknown address. */
export function handleErrors(app: App): void {
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    answerError(new ApiError(httpErrors, 'request.not-found'), request, reply),
  );
}
