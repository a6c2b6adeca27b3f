import { ApiError } from '../api/http.ts';
import { i18n } from './i18n.svelte.ts';

/** What is wrong with the fields of a draft, as sentences. */
export type Errors<Field extends string> = Partial<Record<Field, string>>;

/** Something being written and sent: what is wrong with its fields, with the whole of it, and whether it is on its way. */
export class Draft<Field extends string> {
  errors = $state<Errors<Field>>({});
  problem = $state('');
  busy = $state(false);
  readonly #fieldOf: Readonly<Record<string, Field>>;

  /** @param fieldOf which field a refusal belongs to, by its code; others are about the whole */
  constructor(fieldOf: Readonly<Record<string, Field>> = {}) {
    this.#fieldOf = fieldOf;
  }

  /**
   * Sends it, unless something is wrong already or it is on its way.
   * @returns what the server answered; undefined where nothing was sent or it was refused
   */
  protected async send<T>(errors: Errors<Field>, work: () => Promise<T>): Promise<T | undefined> {
    this.errors = errors;
    this.problem = '';
    if (Object.keys(errors).length > 0 || this.busy) return undefined;
    this.busy = true;
    try {
      return await work();
    } catch (error) {
      this.refused(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  protected refused(error: unknown): void {
    const field = error instanceof ApiError ? this.#fieldOf[error.code] : undefined;
    const text = i18n.failure(error);
    if (field === undefined) this.problem = text;
    else this.errors = { [field]: text } as Errors<Field>;
  }
}
