import { ApiError } from '../api/http.ts';
import { i18n } from '../app/i18n.svelte.ts';
import type { FieldSpec } from './fields.ts';
import { kinds, type ListedKind } from './kinds.ts';
import type { Change, Entry, SettingsApi, SettingsRecord } from './settingsApi.ts';
import { s } from './text.ts';

/** Why the server did not save, with whom it concerns. */
export interface Refusal {
  code: string;
  message: string;
  /** Entries and devices that still use it, people and rooms it would strand. */
  names: { kind: string; name: string; why?: string }[];
  count: number;
}

interface Named {
  kind?: string;
  what?: string;
  name: string;
  names?: string;
  why?: string;
}

/** What a refusal says, whichever form it has. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ApiError)) throw error;
  const { code, message, details } = error;
  const list = (details['concerned'] ?? details['by'] ?? []) as Named[];
  const names = list.map(({ kind, what, name, names: missing, why }) => ({
    kind: kind ?? what ?? '',
    name,
    ...((why ?? missing) !== undefined && { why: why ?? spoken(missing ?? '') }),
  }));
  const count = typeof details['count'] === 'number' ? details['count'] : names.length;
  return { code, message: i18n.problem(code, message), names, count };
}

/** What a reference that does not hold says, where it is more than a name. */
function spoken(names: string): string {
  const [, a, b] = /^item (\S+) with (\S+)$/.exec(names) ?? [];
  if (a !== undefined && b !== undefined) return s('why.both', { a, b });
  return names.endsWith(' before itself') ? s('why.circle') : names;
}

export type Draft = Record<string, unknown>;

/** One entry being made or changed. */
export class EntryForm {
  readonly kind: ListedKind;
  readonly isNew: boolean;
  readonly draft: Draft = $state({});
  id = $state('');
  validFrom = $state('');
  note = $state('');
  #before: string;
  #version: number;
  #tried = $state(false);
  #saving = $state(false);
  #refusal = $state.raw<Refusal>();
  readonly #site: string;
  readonly #api: SettingsApi;

  /** @param record what there is; undefined for a new one */
  constructor(api: SettingsApi, kind: ListedKind, site: string, record?: SettingsRecord) {
    this.#api = api;
    this.kind = kind;
    this.#site = site;
    const entry = record?.next?.entry ?? record?.entry;
    this.isNew = !record;
    this.#version = record?.version ?? 0;
    this.id = record?.id ?? '';
    Object.assign(this.draft, structuredClone(entry ?? kinds[kind].blank));
    this.#before = this.#said();
  }

  get fields(): readonly FieldSpec[] {
    return kinds[this.kind].fields;
  }

  /** Whether the id is asked for: a day's is its date. */
  get asksId(): boolean {
    return this.isNew && this.kind !== 'day';
  }

  get saving(): boolean {
    return this.#saving;
  }

  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  get dirty(): boolean {
    return this.#said() !== this.#before;
  }

  /** What is wrong with a field; empty while all is well or nothing was tried. */
  error({ key, optional, kind }: FieldSpec): string {
    if (!this.#tried || optional || kind === 'flag') return '';
    const value = this.draft[key];
    const empty =
      value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    return empty ? s('error.missing') : '';
  }

  get idError(): string {
    if (!this.#tried || !this.asksId) return '';
    return /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(this.id) ? '' : s('error.id');
  }

  /** @returns whether it was saved */
  save(): Promise<boolean> {
    this.#tried = true;
    const wrong = this.fields.some((field) => this.error(field) !== '') || this.idError !== '';
    return wrong ? Promise.resolve(false) : this.#send(this.#entry());
  }

  /** Takes the entry away. @returns whether it was done */
  remove(): Promise<boolean> {
    return this.#send(null);
  }

  async #send(entry: Entry | null): Promise<boolean> {
    const id = entry?.id ?? this.id;
    const change: Change = { kind: this.kind, id, version: this.#version, entry };
    this.#saving = true;
    this.#refusal = undefined;
    try {
      await this.#api.change([change], {
        ...(this.validFrom !== '' && { validFrom: this.validFrom }),
        ...(this.note.trim() !== '' && { note: this.note.trim() }),
      });
      this.#before = this.#said();
      return true;
    } catch (error) {
      this.#refusal = refusalOf(error);
      return false;
    } finally {
      this.#saving = false;
    }
  }

  /** The draft without the fields left empty. */
  #entry(): Entry {
    const draft = $state.snapshot(this.draft) as Draft;
    const filled = Object.fromEntries(
      Object.entries(draft).filter(([key, value]) => {
        const { optional, kind } = this.fields.find((field) => field.key === key) ?? {};
        if (kind === 'flag') return value === true;
        const empty = Array.isArray(value)
          ? value.length === 0 && !required.has(key)
          : value === '';
        return value !== undefined && !(optional && empty);
      }),
    );
    const site = kinds[this.kind].perSite ? { site: this.#site } : {};
    const id = this.kind === 'day' ? `${this.#site}-${String(draft['date'])}` : this.id.trim();
    return { ...filled, ...site, id };
  }

  #said(): string {
    return JSON.stringify([this.draft, this.id, this.note, this.validFrom]);
  }
}

/** Lists an entry always has, empty or not. */
const required = new Set(['items', 'examTypes', 'blocked', 'ranges', 'tags', 'stations', 'staff']);
