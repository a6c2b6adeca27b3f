import { fill, type Client } from '../src/api/client.ts';
import { ApiError } from '../src/api/http.ts';

interface Call {
  route: string;
  body?: unknown;
  headers?: Record<string, string>;
}

interface Request {
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  key?: string;
}

/** The server's JSON interface with scripted answers, for state classes that take an `Api`. */
export class FakeApi {
  readonly calls: Call[] = [];
  readonly #answers = new Map<string, () => unknown>();

  /** What a route answers from now on, e.g. `GET /api/devices`; a query is not part of it. */
  answer(route: string, body: unknown): void {
    this.#answers.set(route, () => body);
  }

  refuse(route: string, status: number, body: ConstructorParameters<typeof ApiError>[1]): void {
    this.#answers.set(route, () => {
      throw new ApiError(status, body);
    });
  }

  /** The same answers for state classes that take a `Client`. */
  get client(): Client {
    const send =
      (method: string) =>
      (path: string, request: Request = {}) =>
        this.#call(
          method,
          fill(path, request),
          request.body,
          request.key === undefined ? undefined : { 'idempotency-key': request.key },
        );
    const [get, post, put, patch] = ['GET', 'POST', 'PUT', 'PATCH'].map(send);
    const upload = (path: string, file: Blob, request: Request = {}) =>
      this.#call('POST', fill(path, request), file);
    return { get, post, put, patch, delete: send('DELETE'), upload } as unknown as Client;
  }

  get<T>(path: string): Promise<T> {
    return this.#call('GET', path);
  }

  post<T>(
    path: string,
    body: unknown,
    options: { headers?: Record<string, string> } = {},
  ): Promise<T> {
    return this.#call('POST', path, body, options.headers);
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.#call('PUT', path, body);
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.#call('PATCH', path, body);
  }

  delete<T>(path: string): Promise<T> {
    return this.#call('DELETE', path);
  }

  async #call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<T> {
    const route = `${method} ${path}`;
    this.calls.push({ route, body, ...(headers ? { headers } : {}) });
    const answer = this.#answers.get(route) ?? this.#answers.get(route.split('?')[0]!);
    if (!answer) throw new ApiError(404, { code: 'request.not-found' });
    return answer() as T;
  }
}
