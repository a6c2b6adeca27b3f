import { Api, type ApiOptions } from './http.ts';
import type { Answer, Method, Operation, PathOf, Requests } from './operations.ts';

type Value = string | number | boolean | undefined;

interface AnyRequest {
  path?: Record<string, string | number>;
  query?: Record<string, Value | readonly Value[]>;
  body?: unknown;
  key?: string;
  anonymous?: boolean;
  signal?: AbortSignal;
}

/**
 * The server's REST interface, typed by its own description: paths, queries, bodies and answers are checked
 * when the screens are built. Every failure is an `ApiError`.
 */
export class Client {
  readonly #api: Api;

  constructor(options: ApiOptions) {
    this.#api = new Api(options);
  }

  get<P extends PathOf<'get'>>(path: P, ...[request]: Requests<Operation<'get', P>>) {
    return this.#send<'get', P>('get', path, request as AnyRequest | undefined);
  }

  post<P extends PathOf<'post'>>(path: P, ...[request]: Requests<Operation<'post', P>>) {
    return this.#send<'post', P>('post', path, request as AnyRequest | undefined);
  }

  put<P extends PathOf<'put'>>(path: P, ...[request]: Requests<Operation<'put', P>>) {
    return this.#send<'put', P>('put', path, request as AnyRequest | undefined);
  }

  patch<P extends PathOf<'patch'>>(path: P, ...[request]: Requests<Operation<'patch', P>>) {
    return this.#send<'patch', P>('patch', path, request as AnyRequest | undefined);
  }

  delete<P extends PathOf<'delete'>>(path: P, ...[request]: Requests<Operation<'delete', P>>) {
    return this.#send<'delete', P>('delete', path, request as AnyRequest | undefined);
  }

  /** Sends a file as it is; the path and the query say what it is for. */
  upload<P extends PathOf<'post'>>(
    path: P,
    file: Blob,
    request: Pick<AnyRequest, 'path' | 'query'> = {},
  ): Promise<Answer<Operation<'post', P>>> {
    return this.#api.upload(fill(path, request), file);
  }

  #send<M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    request: AnyRequest = {},
  ): Promise<Answer<Operation<M, P>>> {
    return this.#api.request(method.toUpperCase(), fill(path, request), {
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(request.key === undefined ? {} : { headers: { 'idempotency-key': request.key } }),
      ...(request.anonymous ? { anonymous: true } : {}),
      ...(request.signal ? { signal: request.signal } : {}),
    });
  }
}

/** The address of a request: `{id}` filled, the query behind; undefined values are left out. */
export function fill(template: string, { path = {}, query = {} }: AnyRequest): string {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_hole, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  );
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      if (one !== undefined) values.append(name, String(one));
    }
  }
  return values.size > 0 ? `${filled}?${values}` : filled;
}
