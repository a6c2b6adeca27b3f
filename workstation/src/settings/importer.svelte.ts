import { i18n } from '../app/i18n.svelte.ts';
import { refusalOf, type Refusal } from './entryForm.svelte.ts';
import type { Kind } from './fields.ts';
import type { Change, Preview, SettingsApi } from './settingsApi.ts';

/** A file of settings: read, looked at, saved. */
export class Importer {
  validFrom = $state('');
  note = $state('');
  #preview = $state.raw<Preview>();
  #file = $state<string>();
  #failed = $state('');
  #refusal = $state.raw<Refusal>();
  #busy = $state(false);
  readonly #api: SettingsApi;
  readonly #kind: Kind;
  readonly #site: string;

  constructor(api: SettingsApi, kind: Kind, site: string) {
    this.#api = api;
    this.#kind = kind;
    this.#site = site;
  }

  get preview(): Preview | undefined {
    return this.#preview;
  }

  /** Name of the file being read. */
  get reading(): string | undefined {
    return this.#file;
  }

  /** Why the file could not be read. */
  get failed(): string {
    return this.#failed;
  }

  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Whether what was read can be saved. */
  get ready(): boolean {
    const { changes = [], problems = [], refused } = this.#preview ?? {};
    return changes.length > 0 && problems.length === 0 && !refused;
  }

  async read(file: File): Promise<void> {
    this.#file = file.name;
    this.#failed = '';
    this.#preview = undefined;
    this.#refusal = undefined;
    try {
      this.#preview = await this.#api.preview(this.#kind, this.#site, file);
    } catch (error) {
      this.#failed = i18n.failure(error);
    } finally {
      this.#file = undefined;
    }
  }

  /** @returns whether it was saved */
  async save(): Promise<boolean> {
    if (!this.ready) return false;
    this.#busy = true;
    try {
      await this.#api.change((this.#preview?.changes ?? []) as Change[], {
        ...(this.validFrom !== '' && { validFrom: this.validFrom }),
        ...(this.note.trim() !== '' && { note: this.note.trim() }),
      });
      return true;
    } catch (error) {
      this.#refusal = refusalOf(error);
      return false;
    } finally {
      this.#busy = false;
    }
  }
}
