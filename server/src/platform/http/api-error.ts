import type { Language } from '@daozhen/protocol';

/** A stable code's HTTP status and its sentence in Chinese and English. */
export interface ErrorText {
  status: number;
  zh: string;
  en: string;
}

export type ErrorTexts = Readonly<Record<string, ErrorText>>;

export interface ErrorExtras {
  /** Figures that belong to the code. */
  details?: Record<string, unknown>;
  /** The present state that the request met. */
  current?: unknown;
  cause?: unknown;
}

/** An error for the person or program that sent a request. */
export class ApiError extends Error {
  readonly code: string;
  readonly text: ErrorText;
  readonly details: Record<string, unknown> | undefined;
  readonly current: unknown;

  constructor(texts: ErrorTexts, code: string, extras: ErrorExtras = {}) {
    super(code, { cause: extras.cause });
    const text = texts[code];
    if (!text) throw new Error(`unknown error code ${code}`);
    this.code = code;
    this.text = text;
    this.details = extras.details;
    this.current = extras.current;
  }
}

/** The body every error is answered with. */
export function errorBody(error: ApiError, language: Language, traceId: string) {
  return {
    code: error.code,
    message: error.text[language],
    ...(error.details !== undefined && { details: error.details }),
    ...(error.current !== undefined && { current: error.current }),
    traceId,
  };
}
