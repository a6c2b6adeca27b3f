import { refusalOf, type Refusal } from './entryForm.svelte.ts';
import type { Entry, SettingsApi, SettingsRecord } from './settingsApi.ts';
import type { Kind } from './fields.ts';

/** An entry edited as a whole: a campus, the week of a campus. */
export class WholeForm<T extends Entry> {
  draft = $state() as T;
  validFrom = $state('');
  note = $state('');
  #saving = $state(false);
  #refusal = $state.raw<Refusal>();
  #before: string;
  readonly #api: SettingsApi;
  readonly #kind: Kind;
  readonly #version: number;

  /** @param blank what it is where there is none yet */
  constructor(api: SettingsApi, kind: Kind, record: SettingsRecord | undefined, blank: T) {
    this.#api = api;
    this.#kind = kind;
    this.#version = record?.version ?? 0;
    this.draft = structuredClone((record?.next?.entry ?? record?.entry ?? blank) as T);
    this.#before = JSON.stringify(this.draft);
  }

  get saving(): boolean {
    return this.#saving;
  }

  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  get dirty(): boolean {
    return JSON.stringify(this.draft) !== this.#before;
  }

  /** @returns whether it was saved */
  async save(): Promise<boolean> {
    const entry = $state.snapshot(this.draft) as T;
    this.#saving = true;
    this.#refusal = undefined;
    try {
      await this.#api.change([{ kind: this.#kind, id: entry.id, version: this.#version, entry }], {
        ...(this.validFrom !== '' && { validFrom: this.validFrom }),
        ...(this.note.trim() !== '' && { note: this.note.trim() }),
      });
      this.#before = JSON.stringify(this.draft);
      return true;
    } catch (error) {
      this.#refusal = refusalOf(error);
      return false;
    } finally {
      this.#saving = false;
    }
  }
}
