import type { PregnancyAnswer } from '@daozhen/protocol';
import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';
import type {
  Catalogue,
  CatalogueClass,
  CatalogueItem,
  CataloguePackage,
  NewVisit,
  RegisteredVisit,
  Sex,
} from '../api/types.ts';
import { commandId } from '@daozhen/ui/control';
import { emptyForm, examineeOf, fields, flawOf, type Field } from './checkInForm.ts';
import { ageOn, isBirthDate, readIdNumber } from '../people/idNumber.ts';

/** What is wrong with a field: one of our codes, or a sentence of the server in the person's language. */
export type FieldProblem = { code: string } | { text: string };

export type Submission =
  | { kind: 'editing' }
  | { kind: 'sending' }
  | { kind: 'done'; visit: RegisteredVisit; name: string }
  | { kind: 'duplicate'; visit: string; ticket: string }
  /** Items that this person must not have, or not together; they, or one of them, can be left out. */
  | { kind: 'unfit'; items: string[]; names: string[]; either?: true }
  | { kind: 'failed'; code: string; message: string };

export interface CheckInOptions {
  client: Client;
  site: string;
  /** Today as `YYYY-MM-DD`. */
  today: () => string;
  catalogue: () => Catalogue | undefined;
}

/** What the server adds to a refusal. */
interface ServerDetails {
  ticket?: string;
  visit?: string;
  field?: Field;
  problems?: { at: string }[];
  items?: string[];
  names?: string[];
}

/** The form that registers an examinee and checks him in. */
export class CheckIn {
  readonly values = $state({ ...emptyForm });
  #extra = $state.raw<readonly string[]>([]);
  #removed: readonly string[] = [];
  #touched = $state.raw<ReadonlySet<Field>>(new Set());
  #said = $state.raw<Partial<Record<Field, FieldProblem>>>({});
  #state = $state.raw<Submission>({ kind: 'editing' });
  /** One key for as long as the outcome of a try is open: a repeat registers nobody twice. */
  #key = commandId();
  readonly #options: CheckInOptions;

  constructor(options: CheckInOptions) {
    this.#options = options;
  }

  get state(): Submission {
    return this.#state;
  }

  get extra(): readonly string[] {
    return this.#extra;
  }

  get age(): number | undefined {
    const { birthDate } = this.values;
    const today = this.#options.today();
    return isBirthDate(birthDate, today) ? ageOn(birthDate, today) : undefined;
  }

  /** Priority classes for this person's sex. */
  get classes(): CatalogueClass[] {
    return (this.#options.catalogue()?.classes ?? []).filter((each) => this.#suits(each));
  }

  /** Packages for this person's sex. */
  get packages(): CataloguePackage[] {
    return (this.#options.catalogue()?.packages ?? []).filter((each) => this.#suits(each));
  }

  /** Items that may be added to the chosen package. */
  get addable(): CatalogueItem[] {
    const catalogue = this.#options.catalogue();
    const included = this.#package()?.items ?? [];
    return (catalogue?.items ?? []).filter(
      (each) => !included.includes(each.id) && this.#suits(each),
    );
  }

  /** Whether something chosen is not done during pregnancy, so that a woman is to be asked. */
  get asksPregnancy(): boolean {
    const chosen = new Set([...(this.#package()?.items ?? []), ...this.#extra]);
    const items = this.#options.catalogue()?.items ?? [];
    return items.some(({ id, pregnancy }) => chosen.has(id) && pregnancy !== undefined);
  }

  tellPregnancy(answer: PregnancyAnswer | undefined): void {
    this.values.pregnancy = answer;
    this.#removed = [];
    this.#renew();
  }

  /** What is wrong with a field, once the person has left it or tried to send. */
  problem(field: Field): FieldProblem | undefined {
    const said = this.#said[field];
    if (said !== undefined) return said;
    const isTouched = this.#touched.has(field);
    const code = isTouched ? flawOf(this.values, field, this.#options.today()) : undefined;
    return code === undefined ? undefined : { code };
  }

  /** A field was changed: what the server said about it no longer holds, and it is a new registration. */
  edited(field: Field): void {
    const { [field]: _, ...rest } = this.#said;
    this.#said = rest;
    if (this.#state.kind !== 'sending') this.#renew();
    this.#removed = [];
    if (field === 'idNumber') this.#readIdNumber();
    if (field === 'sex') this.#dropUnsuited();
  }

  /** A field was left; an empty one is complained of only on sending. */
  touch(field: Field): void {
    if (this.values[field].trim() === '') return;
    this.#touched = new Set([...this.#touched, field]);
  }

  toggleItem(item: string): void {
    this.#extra = this.#extra.includes(item)
      ? this.#extra.filter((each) => each !== item)
      : [...this.#extra, item];
    this.#renew();
  }

  /** Sends the form again without the items that do not suit the person. */
  async leaveOut(items: readonly string[]): Promise<void> {
    this.#removed = [...this.#removed, ...items];
    this.#extra = this.#extra.filter((item) => !items.includes(item));
    this.#renew();
    await this.submit();
  }

  /** Sends the form; answers the first field that is wrong, if any. */
  async submit(): Promise<Field | undefined> {
    if (this.#state.kind === 'sending') return undefined;
    this.#touched = new Set(fields);
    const wrong = fields.find((field) => this.problem(field) !== undefined);
    if (wrong) return wrong;
    this.#state = { kind: 'sending' };
    try {
      const visit = await this.#options.client.post('/api/visits', {
        body: this.#body(),
        key: this.#key,
      });
      this.#state = { kind: 'done', visit, name: this.values.name.trim() };
    } catch (error) {
      this.#failed(error instanceof ApiError ? error : new ApiError(500, {}));
    }
    return fields.find((field) => this.#said[field] !== undefined);
  }

  /** An empty form for the next person; class and package stay, they often repeat. */
  reset(): void {
    const { class: kept, packageId } = this.values;
    Object.assign(this.values, emptyForm, { class: kept, packageId });
    this.#extra = [];
    this.#removed = [];
    this.#touched = new Set();
    this.#said = {};
    this.#renew();
  }

  #renew(): void {
    this.#key = commandId();
    this.#state = { kind: 'editing' };
  }

  #failed(error: ApiError): void {
    const {
      ticket = '',
      visit,
      field,
      problems = [],
      items,
      names,
    } = error.details as ServerDetails;
    if (error.status === 409 && visit !== undefined) {
      this.#state = { kind: 'duplicate', visit, ticket };
      return;
    }
    if (items !== undefined && names !== undefined) {
      const either = error.code === 'item.exclusive' ? { either: true as const } : {};
      this.#state = { kind: 'unfit', items, names, ...either };
      return;
    }
    const malformed = fields.filter((each) => problems.some(({ at }) => at.endsWith(`/${each}`)));
    this.#said = Object.fromEntries(malformed.map((each) => [each, { code: 'refused' }]));
    if (fields.some((each) => each === field)) this.#said = { [field!]: { text: error.message } };
    this.#state =
      Object.keys(this.#said).length > 0
        ? { kind: 'editing' }
        : { kind: 'failed', code: error.code, message: error.message };
  }

  #readIdNumber(): void {
    const read = readIdNumber(this.values.idNumber, this.#options.today());
    if (!read.ok) return;
    this.values.birthDate = read.birthDate;
    this.values.sex = read.sex;
    this.touch('idNumber');
    this.#dropUnsuited();
  }

  /** A package or an item for the other sex is taken out of the choice. */
  #dropUnsuited(): void {
    const given = this.#options.catalogue()?.classes.find((each) => each.id === this.values.class);
    if (given && !this.#suits(given)) this.values.class = emptyForm.class;
    const chosen = this.#package();
    if (chosen && !this.#suits(chosen)) this.values.packageId = '';
    const allowed = this.addable.map((item) => item.id);
    this.#extra = this.#extra.filter((item) => allowed.includes(item));
  }

  #suits(thing: { sex?: Sex }): boolean {
    return this.values.sex === '' || thing.sex === undefined || thing.sex === this.values.sex;
  }

  #package(): CataloguePackage | undefined {
    return this.#options.catalogue()?.packages.find((each) => each.id === this.values.packageId);
  }

  #body(): NewVisit {
    const allowed = this.addable.map((item) => item.id);
    const addItems = this.#extra.filter((item) => allowed.includes(item));
    return {
      site: this.#options.site,
      examinee: examineeOf(this.values),
      class: this.values.class,
      packageId: this.values.packageId,
      ...(addItems.length > 0 ? { addItems } : {}),
      ...(this.#removed.length > 0 ? { removeItems: [...this.#removed] } : {}),
    };
  }
}
