/** Thrown inside a verb to refuse the command. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: Record<string, unknown> | undefined;
  constructor(code: string, details?: Record<string, unknown>) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

export function refuse(code: string, details?: Record<string, unknown>): never {
  throw new Refusal(code, details);
}
