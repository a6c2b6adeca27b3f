import type { Option } from '@daozhen/ui/components';
import { i18n } from '../app/i18n.svelte.ts';
import type { Choices } from './fields.ts';
import type { Entry, SettingsApi, SettingsRecord } from './settingsApi.ts';
import { sOf } from './text.ts';

export interface Floor {
  id: string;
  name: string;
  nameEn: string;
  level: number;
  entry: { x: number; y: number };
  size?: { width: number; depth: number };
}

export interface Zone {
  id: string;
  name: string;
  nameEn: string;
  floor: string;
  notice: string;
}

export type Site = Entry & {
  name: string;
  nameEn: string;
  floors: Floor[];
  zones: Zone[];
  stations: Record<string, { zone: string; floor: string }>;
  entrance: { floor: string; x: number; y: number };
};

const fixed = {
  sex: ['M', 'F'],
  category: ['clinical', 'laboratory', 'imaging', 'function'],
  condition: ['pregnant', 'possibly-pregnant', 'lactating', 'menses'],
  state: ['lactating', 'menses'],
  pregnancy: ['pregnant', 'possible', 'unasked'],
  'measure-kind': ['number', 'text', 'computed'],
  reentry: ['after-n', 'tail', 'slot-end', 'half-day-end'],
  prep: ['full-bladder'],
} as const;

type Lists = Partial<Record<'station' | 'item' | 'examType' | 'staff', Entry[]>>;

/** What forms choose from: the entries that hold now, and the campus worked on. */
export class Book {
  #lists = $state.raw<Lists>({});
  #sites = $state.raw<SettingsRecord[]>();
  #site = $state('');
  readonly #api: SettingsApi;

  constructor(api: SettingsApi) {
    this.#api = api;
  }

  /** Every campus; undefined until it is known. */
  get sites(): SettingsRecord[] | undefined {
    return this.#sites;
  }

  /** The campus worked on. */
  get siteRecord(): SettingsRecord | undefined {
    return this.#sites?.find(({ id }) => id === this.#site);
  }

  get site(): Site | undefined {
    const record = this.siteRecord;
    return (record?.entry ?? record?.next?.entry ?? undefined) as Site | undefined;
  }

  get siteId(): string {
    return this.#site;
  }

  /** Loads everything; works on `wanted`, or else on the first campus. */
  async load(wanted: string): Promise<void> {
    const kinds = ['station', 'item', 'examType'] as const;
    const [sites, ...lists] = await Promise.all([
      this.#api.all('site'),
      ...kinds.map((kind) => this.#api.all(kind)),
    ]);
    this.#sites = sites;
    this.#lists = Object.fromEntries(kinds.map((kind, at) => [kind, holding(lists[at] ?? [])]));
    await this.choose(sites.find(({ id }) => id === wanted)?.id ?? sites[0]?.id ?? '');
  }

  async choose(site: string): Promise<void> {
    this.#site = site;
    const staff = site === '' ? [] : await this.#api.all('staff', site);
    this.#lists = { ...this.#lists, staff: holding(staff) };
  }

  /** What one field may be. */
  options(choices: Choices): Option[] {
    if (choices === 'zone') return named(this.site?.zones ?? []);
    if (choices === 'floor') return named(this.site?.floors ?? []);
    if (choices in fixed) {
      const values: readonly string[] = fixed[choices as keyof typeof fixed];
      const words = choices === 'state' ? 'condition' : choices;
      return values.map((id) => ({ id, label: sOf(words, id) }));
    }
    return named(this.#lists[choices as keyof Lists] ?? []);
  }

  /** The name of what a field says. */
  nameOf(choices: Choices, id: string): string {
    return this.options(choices).find((option) => option.id === id)?.label ?? id;
  }
}

const holding = (records: readonly SettingsRecord[]) =>
  records.flatMap(({ entry, next }) => entry ?? next?.entry ?? []);

const named = (list: readonly { id: string; name?: string; nameEn?: string }[]): Option[] =>
  list.map((each) => ({
    id: each.id,
    label: i18n.name(each.name === undefined ? undefined : { ...each, name: each.name }, each.id),
  }));
