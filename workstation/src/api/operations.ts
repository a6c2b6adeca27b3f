import type { paths } from './interface.ts';

/** Types of a request and its answer, read out of the generated description of the interface. */

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The paths that take a method, e.g. `/api/visits/{id}`. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: object }> ? P : never;
}[keyof paths] &
  string;

export type Operation<M extends Method, P extends PathOf<M>> =
  paths[P] extends Record<M, infer O> ? O : never;

type Parameters<O, K extends 'path' | 'query'> = O extends { parameters: { [k in K]?: infer V } }
  ? Exclude<V, undefined>
  : never;

type BodyOf<O> = O extends { requestBody?: { content: { 'application/json': infer B } } }
  ? B
  : never;

type Part<K extends string, V> = [V] extends [never]
  ? { [k in K]?: never }
  : object extends V
    ? { [k in K]?: V }
    : { [k in K]: V };

interface Common {
  /** `Idempotency-Key`: the same thing sent twice is done once. */
  key?: string;
  /** A 401 is an ordinary answer here, not the end of the session. */
  anonymous?: boolean;
  signal?: AbortSignal;
}

/** What a request carries: the path's parts, the query, the body, as far as the route knows them. */
export type Request<O> = Part<'path', Parameters<O, 'path'>> &
  Part<'query', Parameters<O, 'query'>> &
  Part<'body', BodyOf<O>> &
  Common;

/** Left out altogether where nothing in it is required. */
export type Requests<O> =
  object extends Request<O> ? [request?: Request<O>] : [request: Request<O>];

type Content<R> = R extends { content: infer C }
  ? C extends { 'application/json': infer B }
    ? B
    : undefined
  : undefined;

/** The body of the answer, whichever of the good statuses it has. */
export type Answer<O> = O extends { responses: infer R }
  ? { [S in keyof R & (200 | 201 | 202 | 204)]: Content<R[S]> }[keyof R & (200 | 201 | 202 | 204)]
  : never;

/** What a route answers, by its method and path: `Got<'get', '/api/visits'>`. */
export type Got<M extends Method, P extends PathOf<M>> = Answer<Operation<M, P>>;

/** What a route takes as its body: `Body<'post', '/api/visits'>`. */
export type Body<M extends Method, P extends PathOf<M>> = BodyOf<Operation<M, P>>;
