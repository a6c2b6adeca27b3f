import type { Current } from '@daozhen/protocol';

/** An answer other than success, or no answer at all (`code: 'network'`). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Record<string, unknown>;
  readonly current: Current | undefined;

  constructor(
    status: number,
    body: Partial<{ code: string; message: string; details: unknown; current: unknown }>,
  ) {
    super(body.message ?? '');
    this.status = status;
    this.code = body.code ?? 'server.error';
    this.details = (body.details ?? {}) as Record<string, unknown>;
    this.current = body.current as Current | undefined;
  }
}

export interface ApiOptions {
  /** Language the server should answer in. */
  language: () => string;
  /** Called when the server no longer knows the session. */
  onExpired: () => void;
  fetch?: typeof fetch;
  /** How long an answer may take, in ms. */
  timeoutMs?: number;
}

/** A large file over a slow network, ms. */
const UPLOAD_MS = 15 * 60_000;

interface RequestOptions {
  body?: unknown;
  file?: Blob;
  headers?: Record<string, string>;
  /** A 401 to this request is an ordinary answer, not the end of the session. */
  anonymous?: boolean;
  signal?: AbortSignal;
}

/** The JSON interface of the server: one method a verb, every failure an {@link ApiError}. */
export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  get<T>(path: string, options: RequestOptions = {}): Promise<T> {
    return this.request<T>('GET', path, options);
  }

  post<T>(path: string, body: unknown, options: RequestOptions = {}): Promise<T> {
    return this.request<T>('POST', path, { ...options, body });
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.request<T>('PUT', path, { body });
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.request<T>('PATCH', path, { body });
  }

  /** Sends a file as it is. */
  upload<T>(path: string, file: Blob): Promise<T> {
    return this.request<T>('POST', path, { file });
  }

  delete<T = unknown>(path: string): Promise<T> {
    return this.request<T>('DELETE', path, {});
  }

  async request<T>(method: string, path: string, options: RequestOptions): Promise<T> {
    const response = await this.#fetch(method, path, options);
    const text = await response.text();
    const body = parse(text);
    if (response.ok) return body as T;
    if (response.status === 401 && !options.anonymous) this.#options.onExpired();
    throw new ApiError(response.status, body ?? {});
  }

  async #fetch(method: string, path: string, options: RequestOptions): Promise<Response> {
    const send = this.#options.fetch ?? fetch;
    try {
      return await send(path, {
        method,
        credentials: 'same-origin',
        headers: {
          accept: 'application/json',
          'accept-language': this.#options.language(),
          'x-requested-with': 'daozhen',
          ...(options.file ? { 'content-type': options.file.type } : {}),
          ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...options.headers,
        },
        signal: AbortSignal.any([
          AbortSignal.timeout(options.file ? UPLOAD_MS : (this.#options.timeoutMs ?? 10_000)),
          ...(options.signal ? [options.signal] : []),
        ]),
        ...(options.file ? { body: options.file } : {}),
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      });
    } catch {
      throw new ApiError(0, { code: 'network' });
    }
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
