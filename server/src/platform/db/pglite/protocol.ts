/** What travels between the main thread and the thread that runs PGlite. */

export interface WorkerSettings {
  folder: string;
}

export interface QueryRequest {
  id: number;
  sql: string;
  parameters: unknown[];
}

export interface QueryRows {
  command: string;
  rowCount: number;
  rows: Record<string, unknown>[];
}

/** The fields of a PostgreSQL error that callers look at. */
export interface QueryFailure {
  message: string;
  code?: string;
  constraint?: string;
  detail?: string;
  table?: string;
}

export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'failed'; message: string }
  | { type: 'rows'; id: number; result: QueryRows }
  | { type: 'error'; id: number; error: QueryFailure }
  | { type: 'closed' };
