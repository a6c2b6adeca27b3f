import type { PregnancyAnswer } from '@daozhen/protocol';
import { commandId } from '@daozhen/ui/control';
import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';
import { i18n } from '../app/i18n.svelte.ts';
import type { PersonShown } from '../people/types.ts';
import { emptyOrder, isTime, orderBody, type Terms } from './orderBody.ts';
import { PersonForm, type PersonField } from './personForm.svelte.ts';
import type {
  Catalogue,
  Membership,
  Quote,
  QuoteLine,
  Registered,
  Registration,
  Warning,
} from './types.ts';

export interface RegisterOptions {
  client: Client;
  site: string;
  catalogue: () => Catalogue | undefined;
  today: () => string;
}

/** Changes rest this long before the price is asked for again, ms. */
const REST_MS = 200;
const personFields: readonly string[] = ['name', 'idNumber', 'sex', 'birthDate', 'phone', 'plates'];

/** The registration of one person: who he is, what he orders, what it costs and what speaks against it. */
export class RegisterForm {
  readonly person: PersonForm;
  readonly order = $state({ ...emptyOrder });
  #items = $state.raw<readonly string[]>([]);
  #groups = $state.raw<readonly string[]>([]);
  #removed = $state.raw<readonly string[]>([]);
  #conditions = $state.raw<readonly string[]>([]);
  #pregnancy = $state<PregnancyAnswer>();
  #terms = $state.raw<Readonly<Record<string, Terms>>>({});
  #memberships = $state.raw<readonly Membership[]>([]);
  #quote = $state.raw<Quote>();
  #problem = $state('');
  #done = $state.raw<Registered>();
  #busy = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #key = commandId();
  readonly #options: RegisterOptions;

  constructor(options: RegisterOptions) {
    this.#options = options;
    this.person = new PersonForm(options.today);
  }

  get quote(): Quote | undefined {
    return this.#quote;
  }

  get problem(): string {
    return this.#problem;
  }

  get done(): Registered | undefined {
    return this.#done;
  }

  get busy(): boolean {
    return this.#busy;
  }

  get memberships(): readonly Membership[] {
    return this.#memberships;
  }

  get items(): readonly string[] {
    return this.#items;
  }

  get groups(): readonly string[] {
    return this.#groups;
  }

  get removed(): readonly string[] {
    return this.#removed;
  }

  get conditions(): readonly string[] {
    return this.#conditions;
  }

  /** What she answered about pregnancy; undefined while nobody has asked. */
  get pregnancy(): PregnancyAnswer | undefined {
    return this.#pregnancy;
  }

  get member(): Membership | undefined {
    return this.#memberships.find(({ member }) => member === this.order.member);
  }

  /** What has to be answered by a reason before it is done all the same. */
  get asking(): Warning[] {
    return (this.#quote?.warnings ?? []).filter(({ level }) => level === 'ask');
  }

  get refusing(): Warning[] {
    return (this.#quote?.warnings ?? []).filter(({ level }) => level === 'refuse');
  }

  /** What was typed is no time of day. */
  get timeWrong(): boolean {
    return this.order.day !== '' && !isTime(this.order.time);
  }

  get discounted(): boolean {
    return (this.#quote?.totals.discountFen ?? 0) > 0;
  }

  get dirty(): boolean {
    return this.#done === undefined && (this.person.chosen !== undefined || this.person.typing);
  }

  /** Whether it can be sent. */
  get ready(): boolean {
    return (
      this.person.complete &&
      !this.timeWrong &&
      this.#quote !== undefined &&
      this.refusing.length === 0 &&
      (this.asking.length === 0 || this.order.reason.trim() !== '') &&
      (!this.discounted || this.order.discountReason.trim() !== '') &&
      !this.#quote.discountTooLarge
    );
  }

  async choose(person: PersonShown): Promise<void> {
    this.person.choose(person);
    this.changed();
    const path = { id: person.id };
    const { memberships } = await this.#options.client.get('/api/people/{id}/memberships', {
      path,
    });
    if (this.person.chosen?.id !== person.id) return;
    this.#memberships = memberships;
    const [first] = memberships;
    if (first) this.take(first.member);
  }

  /** Registers him as a list says; empty for nobody's list. */
  take(member: string): void {
    this.order.member = member;
    const { packageId, examType } = this.member ?? {};
    if (packageId !== undefined) this.order.packageId = packageId;
    if (examType !== undefined) this.order.examType = examType;
    this.changed();
  }

  addItem(id: string): void {
    if (!this.#items.includes(id)) this.#items = [...this.#items, id];
    this.#removed = this.#removed.filter((each) => each !== id);
    this.changed();
  }

  addGroup(id: string): void {
    if (!this.#groups.includes(id)) this.#groups = [...this.#groups, id];
    this.changed();
  }

  /** Takes a line, or single items out of it, off the order. */
  drop(line: QuoteLine): void {
    if (line.kind === 'package') this.order.packageId = '';
    this.#items = this.#items.filter((id) => id !== line.ref);
    this.#groups = this.#groups.filter((id) => id !== line.ref);
    this.changed();
  }

  leaveOut(items: readonly string[]): void {
    this.#items = this.#items.filter((id) => !items.includes(id));
    this.#removed = [...new Set([...this.#removed, ...items])];
    this.changed();
  }

  putBack(item: string): void {
    this.#removed = this.#removed.filter((id) => id !== item);
    this.changed();
  }

  toggleCondition(condition: string): void {
    this.#conditions = this.#conditions.includes(condition)
      ? this.#conditions.filter((each) => each !== condition)
      : [...this.#conditions, condition];
    this.changed();
  }

  tellPregnancy(answer: PregnancyAnswer | undefined): void {
    this.#pregnancy = answer;
    this.changed();
  }

  settle({ kind, ref }: QuoteLine, terms: Terms): void {
    const key = `${kind} ${ref}`;
    this.#terms = { ...this.#terms, [key]: { ...this.#terms[key], ...terms } };
    this.changed();
  }

  /** Something is another now: a new registration, whose price is asked for once typing rests. */
  changed(): void {
    this.#key = commandId();
    this.#problem = '';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(), REST_MS);
  }

  /** Asks for price and warnings now. */
  async ask(): Promise<void> {
    const turn = ++this.#turn;
    if (!this.person.complete || this.#empty()) {
      this.#quote = undefined;
      return;
    }
    try {
      const quote = await this.#options.client.post('/api/visits/quote', { body: this.#body() });
      if (turn === this.#turn) this.#quote = quote;
    } catch (error) {
      if (turn === this.#turn) this.#failed(error);
    }
  }

  /** Registers him. @returns whether it was done */
  async submit(): Promise<boolean> {
    if (this.#busy || !this.ready) return false;
    this.#busy = true;
    this.#problem = '';
    try {
      const body = this.#body();
      this.#done = await this.#options.client.post('/api/visits', { body, key: this.#key });
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  /** An empty form for the next person; kind of examination, package and class stay, they often repeat. */
  reset(): void {
    clearTimeout(this.#timer);
    this.person.reset();
    const { examType, packageId, class: kept } = this.order;
    Object.assign(this.order, emptyOrder, this.order.member === '' && { examType, packageId });
    this.order.class = kept === 'elder' || kept === 'pregnant' ? 'normal' : kept;
    this.#items = [];
    this.#groups = [];
    this.#removed = [];
    this.#conditions = [];
    this.#pregnancy = undefined;
    this.#terms = {};
    this.#memberships = [];
    this.#quote = undefined;
    this.#problem = '';
    this.#done = undefined;
    this.#key = commandId();
  }

  #empty(): boolean {
    const { packageId } = this.order;
    return packageId === '' && this.#items.length === 0 && this.#groups.length === 0;
  }

  #failed(error: unknown): void {
    const { field } = (error instanceof ApiError ? error.details : {}) as { field?: string };
    const text = i18n.failure(error);
    this.#quote = undefined;
    if (field !== undefined && personFields.includes(field) && !this.person.chosen) {
      this.person.complain(field as PersonField, text);
    } else this.#problem = text;
  }

  #body(): Registration {
    const { order } = this;
    return {
      site: this.#options.site,
      examinee: this.person.body({
        conditions: this.#conditions,
        language: order.language,
        pregnancy: this.#pregnancy,
      }),
      ...orderBody({
        order,
        items: this.#items,
        groups: this.#groups,
        removed: this.#removed,
        terms: this.#terms,
        asked: this.asking.map(({ code }) => code),
      }),
    };
  }
}
