import type { RoomView, StaffPerson } from '@daozhen/protocol';
import type { CommandInput } from '@daozhen/ui/control';
import type { FloorPort } from '../app/link.svelte.ts';
import { CommandFlow } from '../floor/commandFlow.svelte.ts';
import {
  type MainAction,
  mainAction,
  namedItems,
  mayBeSent,
  nextPerson,
  passLacks,
  present,
} from './callRules.ts';

export interface CallScreenOptions {
  site: string;
  room: string;
  /** The member of staff the user is; without one he chooses who goes on duty. */
  staff: string | undefined;
  /** Whether the user may act only in a room he is on duty in. */
  ownRoomOnly: boolean;
}

/** The call screen of one room: what it shows and what its buttons do. */
export class CallScreen {
  readonly flow: CommandFlow;
  readonly room: string;
  /** The user is no member of staff himself: he says who goes on duty. */
  readonly choosesStaff: boolean;
  readonly #floor: FloorPort;
  readonly #site: string;
  readonly #ownRoomOnly: boolean;
  #staff = $state<string>();
  #view = $state.raw<RoomView>();
  #refused = $state<string>();
  #now = $state(0);
  #selected = $state<string>();
  /** The items ticked for a person, once the doctor changed anything. */
  #ticks = $state.raw<{ visit: string; items: ReadonlySet<string> }>();

  constructor(floor: FloorPort, options: CallScreenOptions) {
    this.#floor = floor;
    this.#site = options.site;
    this.#staff = options.staff;
    this.#ownRoomOnly = options.ownRoomOnly;
    this.choosesStaff = options.staff === undefined;
    this.room = options.room;
    this.flow = new CommandFlow(floor);
    this.#now = floor.now();
  }

  /** Follows the room until the returned function is called. */
  start(): () => void {
    const stop = this.#floor.watch<RoomView>(
      `room:${this.room}`,
      (view) => this.#show(view),
      (code) => {
        this.#refused = code;
      },
    );
    const timer = setInterval(() => this.tick(), 250);
    return () => {
      clearInterval(timer);
      stop();
    };
  }

  tick(): void {
    this.#now = this.#floor.now();
  }

  get view(): RoomView | undefined {
    return this.#view;
  }

  /** Code of the refusal when the room may not be followed. */
  get refused(): string | undefined {
    return this.#refused;
  }

  get now(): number {
    return this.#now;
  }

  get online(): boolean {
    return this.#floor.online;
  }

  /** Buttons take nothing offline and while a command is under way. */
  get locked(): boolean {
    return !this.#floor.online || this.flow.busy || this.#view === undefined;
  }

  /** What the smaller buttons wait for, too: that the room is this user's. */
  get shut(): boolean {
    return this.locked || this.foreign;
  }

  get people(): StaffPerson[] {
    return this.#view ? present(this.#view) : [];
  }

  /** Those waiting, as this room would call them. */
  get line(): StaffPerson[] {
    return this.#view?.line ?? [];
  }

  /** The person the buttons are about: the only one, or in a room for several the chosen one. */
  get person(): StaffPerson | undefined {
    const chosen = this.people.find((each) => each.visit === this.#selected);
    return chosen ?? (this.#view?.capacity === 1 ? this.people[0] : undefined);
  }

  get main(): MainAction {
    return this.#view ? mainAction(this.#view, this.person, this.foreign) : 'none';
  }

  /** Somebody else is on duty here, and this user may not act for him. */
  get foreign(): boolean {
    return (
      this.#ownRoomOnly && this.#view?.staff !== undefined && this.#view.staff.id !== this.#staff
    );
  }

  get staff(): string | undefined {
    return this.#staff;
  }

  set staff(staff: string | undefined) {
    this.#staff = staff;
  }

  /** Whether the main action can do anything now. */
  get mainReady(): boolean {
    if (this.locked || this.main === 'none') return false;
    if (this.main === 'open' || this.main === 'take-over') return (this.#staff ?? '') !== '';
    if (this.main === 'call')
      return nextPerson(this.#view!) !== undefined || mayBeSent(this.#view!);
    return this.person?.state !== 'serving' || this.ticked(this.person).size > 0;
  }

  /** What passing the current person still lacks; undefined when nobody is being called. */
  get passLacks(): { calls: number; ms: number } | undefined {
    const person = this.person;
    return this.#view && person?.state === 'called'
      ? passLacks(this.#view, person, this.#now)
      : undefined;
  }

  get passReady(): boolean {
    const lacks = this.passLacks;
    return !this.shut && lacks !== undefined && lacks.calls === 0 && lacks.ms === 0;
  }

  /** What undo would take back and for how many more seconds. */
  get undo(): { what: string; ticket: string; seconds: number } | undefined {
    const undo = this.#view?.undo;
    if (!undo || undo.until <= this.#now) return undefined;
    const seconds = Math.ceil((undo.until - this.#now) / 1000);
    return { what: undo.what, ticket: undo.ticket, seconds };
  }

  /** Ids of the items a finish would mark as done. */
  ticked(person: StaffPerson): ReadonlySet<string> {
    if (this.#ticks?.visit === person.visit) return this.#ticks.items;
    return new Set(person.items.filter((item) => item.ready).map((item) => item.id));
  }

  toggle(person: StaffPerson, item: string): void {
    const items = new Set(this.ticked(person));
    if (!items.delete(item)) items.add(item);
    this.#ticks = { visit: person.visit, items };
  }

  select(visit: string | undefined): void {
    this.#selected = visit;
  }

  /** Moves the choice among several people in the room; past either end nobody is chosen. */
  step(by: 1 | -1): void {
    const ids = [undefined, ...this.people.map((each) => each.visit)];
    const at = ids.indexOf(this.person?.visit);
    this.select(ids.at((at + by) % ids.length));
  }

  /** The one button (rule C2). */
  async press(): Promise<void> {
    if (!this.mainReady) return;
    const { main } = this;
    const action = `main:${main}`;
    if (main === 'open' || main === 'take-over') {
      await this.#run(action, { type: 'open-room', room: this.room, staff: this.#staff! });
    } else if (main === 'resume') await this.#run(action, { type: 'resume-room', room: this.room });
    else if (this.#view!.capacity > 1) await this.#pressOne(action, main);
    else if (main.startsWith('finish') && this.#needsNames())
      await this.#finish(action, main === 'finish-next');
    else await this.#run(action, { type: 'press', room: this.room, expected: this.#version() });
  }

  async callOne(visit: string): Promise<void> {
    if (!this.shut)
      await this.#run(`call-one:${visit}`, { type: 'call-one', ...this.#target(), visit });
  }

  async recall(): Promise<void> {
    const person = this.person;
    if (this.shut || person?.state !== 'called') return;
    await this.#run('recall', { type: 'recall', room: this.room, visit: person.visit });
  }

  /** Finishes without calling anybody. */
  async finishOnly(): Promise<void> {
    if (!this.shut && this.person?.state === 'serving' && this.ticked(this.person).size > 0) {
      await this.#finish('finish', false);
    }
  }

  async pass(reason: 'absent' | 'elsewhere'): Promise<void> {
    if (!this.passReady) return;
    await this.#run('pass', { type: 'pass', ...this.#target(), visit: this.person!.visit, reason });
  }

  async undoLast(): Promise<void> {
    if (!this.shut && this.undo) await this.#run('undo', { type: 'undo', room: this.room });
  }

  /** @param until expected return, epoch ms */
  async pause(reason: string, until: number | undefined): Promise<void> {
    if (this.shut) return;
    await this.#run('pause', {
      type: 'pause-room',
      ...this.#target(),
      reason,
      ...(until ? { until } : {}),
    });
  }

  async close(): Promise<void> {
    if (!this.shut) await this.#run('close', { type: 'close-room', ...this.#target() });
  }

  async rejoin(visit: string): Promise<void> {
    if (!this.locked) await this.#run(`rejoin:${visit}`, { type: 'rejoin', visit });
  }

  #show(view: RoomView): void {
    this.#refused = undefined;
    this.#view = view;
    this.tick();
  }

  /** The main action in a room for several people, which has no one-button mode. */
  async #pressOne(action: string, main: MainAction): Promise<void> {
    if (main === 'call') await this.#run(action, { type: 'call-next', ...this.#target() });
    else if (main === 'start')
      await this.#run(action, { type: 'start', ...this.#target(), visit: this.person!.visit });
    else await this.#finish(action, false);
  }

  async #finish(action: string, next: boolean): Promise<void> {
    const person = this.person!;
    const items = namedItems(person, this.ticked(person));
    await this.#run(action, {
      type: 'finish',
      ...this.#target(),
      visit: person.visit,
      ...(items ? { items } : {}),
      ...(next ? { next } : {}),
    });
  }

  /** Whether the ticked items differ from what the plain button would finish, or nobody may be called after. */
  #needsNames(): boolean {
    const person = this.person!;
    return this.main === 'finish' || namedItems(person, this.ticked(person)) !== undefined;
  }

  async #run(action: string, input: DistributiveOmit<CommandInput, 'site'>): Promise<void> {
    await this.flow.run(action, { site: this.#site, ...input });
  }

  #version(): number {
    return this.#view?.version ?? 0;
  }

  #target(): { room: string; expected: number } {
    return { room: this.room, expected: this.#version() };
  }
}

type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;
