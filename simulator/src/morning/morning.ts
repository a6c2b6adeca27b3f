import type { DeskView, RoomView } from '@daozhen/protocol';
import { Agenda } from '@daozhen/server/simulation';
import { Attendant } from './attendant.ts';
import { Backend, type FloorCatalogue } from './backend.ts';
import type { Control } from './control.ts';
import { Doctor, type DoctorWorld } from './doctor.ts';
import { untilMorning } from './first-hour.ts';
import { Nurse } from './nurse.ts';
import type { MorningOptions } from './options.ts';
import { inventPerson } from './people.ts';
import { createRandom, type Random } from '../random.ts';
import { SiteClock } from './site-clock.ts';
import { summarise, type Summary } from './summary.ts';

const MINUTE = 60_000;
/** Real time between two steps of the site's clock. */
const STEP_MS = 60;
/** A floor on which nothing is planned and nothing happens for this long (site time) has come to an end. */
const QUIET_MS = 40 * MINUTE;
/** Arrivals spread over two and a half hours, most of them early. */
const ARRIVALS_MS = 150 * MINUTE;
/** Between two looks whether the day has turned. */
const LOOK_MS = 200;

/**
 * Lets invented people walk through a morning at a running server: they arrive, are called by doctors
 * pressing buttons, miss calls, come back, and leave.
 */
export class Morning {
  readonly #options: MorningOptions;
  readonly #backend: Backend;
  readonly #random: Random;
  readonly #agenda = new Agenda();
  readonly #controls: Control[] = [];
  readonly #log: (line: string) => void;
  /** The visits of this morning; there may be others on the floor. */
  readonly #mine = new Set<string>();
  #counts: Record<string, number> = {};
  #lastChange = 0;
  #reported = 0;
  #failure: Error | undefined;

  constructor(options: MorningOptions, log: (line: string) => void) {
    this.#options = options;
    this.#log = log;
    this.#backend = new Backend(options.url, options.site);
    this.#random = createRandom(options.seed);
  }

  /** Runs until everybody is finished, nothing moves any more, or the signal aborts. */
  async run(signal: AbortSignal): Promise<Summary> {
    await this.#backend.logIn();
    try {
      const desk = await this.#control();
      const clock = new SiteClock((body) => desk.send(body));
      await clock.advance(0);
      await this.#begin(clock);
      this.#lastChange = clock.now();
      const catalogue = await this.#backend.catalogue();
      await this.#staffRooms(catalogue, clock);
      this.#planArrivals(catalogue, clock, desk);
      const now = () => clock.now();
      const nurse = new Nurse(this.#agenda, now, this.#random, (body) => desk.send(body));
      await desk.watch<DeskView>(`desk:${this.#options.site}`, (view) => {
        this.#count(view, clock);
        nurse.see(view);
      });
      while (!signal.aborted && !this.#over(clock)) await this.#step(clock);
      if (this.#failure) throw this.#failure;
      return summarise(await this.#backend.state(), this.#mine, nurse.passed);
    } finally {
      for (const control of this.#controls) control.close();
    }
  }

  /** Late in the day the morning is the next day's. */
  async #begin(clock: SiteClock): Promise<void> {
    const { day, settings } = await this.#backend.state();
    const ms = untilMorning(settings.policy, clock.now());
    if (ms === 0) return;
    await clock.advance(ms);
    for (let state = await this.#backend.state(); state.day === day || state.closing;) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      state = await this.#backend.state();
    }
    await clock.advance(0);
  }

  async #control(): Promise<Control> {
    const control = await this.#backend.control();
    this.#controls.push(control);
    return control;
  }

  async #staffRooms(catalogue: FloorCatalogue, clock: SiteClock): Promise<void> {
    const nominal = new Map(catalogue.stations.map((s) => [s.id, s.nominalMinutes]));
    const free = [...catalogue.staff];
    for (const room of catalogue.rooms) {
      const control = await this.#control();
      const index = free.findIndex((member) => member.stations.includes(room.station));
      const [staff] = index < 0 ? [] : free.splice(index, 1);
      if (staff) await control.send({ type: 'open-room', room: room.id, staff: staff.id });
      const world: DoctorWorld = {
        agenda: this.#agenda,
        now: () => clock.now(),
        random: this.#random,
        send: (body) => control.send(body),
        meanServiceMs: (nominal.get(room.station) ?? 4) * MINUTE * this.#random.lognormal(0.9, 0.2),
        absentChance: 0.03,
      };
      const person = room.capacity > 1 ? new Attendant(world) : new Doctor(world);
      await control.watch<RoomView>(`room:${room.id}`, (view) => person.see(view));
    }
  }

  #planArrivals(catalogue: FloorCatalogue, clock: SiteClock, desk: Control): void {
    const start = clock.now();
    const year = new Date(start).getFullYear();
    for (let i = 0; i < this.#options.people; i += 1) {
      const at = start + ARRIVALS_MS * this.#random.next() ** 1.6;
      this.#agenda.plan(at, () => {
        this.#arrive(catalogue, year, clock, desk).catch((error: Error) => (this.#failure = error));
      });
    }
  }

  async #arrive(
    catalogue: FloorCatalogue,
    year: number,
    clock: SiteClock,
    desk: Control,
  ): Promise<void> {
    const visit = await this.#register(catalogue, year);
    this.#mine.add(visit);
    const drinking = this.#random.lognormal(35, 0.4) * MINUTE;
    this.#agenda.plan(clock.now() + drinking, () => {
      void desk.send({ type: 'prepare', visit, preparation: 'full-bladder', ready: true });
    });
  }

  /** Registers somebody; one whom an earlier morning of this day invented too stays away. */
  async #register(catalogue: FloorCatalogue, year: number): Promise<string> {
    for (;;) {
      const person = inventPerson(this.#random, year);
      const fitting = catalogue.packages.filter((p) => p.sex === undefined || p.sex === person.sex);
      // The simple packages come first in the catalogue and are ordered most.
      const chosen = fitting[Math.floor(fitting.length * this.#random.next() ** 1.6)];
      if (!chosen) throw new Error('the campus offers no package');
      const visit = await this.#backend.register(person, chosen.id);
      if (visit !== undefined) return visit;
    }
  }

  #count(view: DeskView, clock: SiteClock): void {
    if (JSON.stringify(this.#counts) !== JSON.stringify(view.counts))
      this.#lastChange = clock.now();
    this.#counts = view.counts;
  }

  /** Everybody has arrived and nobody on the floor has anything left to do. */
  #over(clock: SiteClock): boolean {
    if (this.#failure) return true;
    const { finished = 0, expected = 0, ...others } = this.#counts;
    const moving = Object.values(others).reduce((sum, count) => sum + count, 0);
    const all = this.#mine.size === this.#options.people && finished + expected >= this.#mine.size;
    if (all && moving === 0) return true;
    return clock.now() - this.#lastChange > QUIET_MS && this.#agenda.nextAt === undefined;
  }

  async #step(clock: SiteClock): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    await clock.advance(STEP_MS * (this.#options.speed - 1));
    this.#agenda.runDue(clock.now());
    this.#report(clock);
  }

  #report(clock: SiteClock): void {
    const finished = this.#counts['finished'] ?? 0;
    if (finished < this.#reported + 25) return;
    this.#reported = finished;
    const time = new Date(clock.now()).toTimeString().slice(0, 5);
    this.#log(
      `${time}  到检 arrived ${this.#mine.size}/${this.#options.people}  完成 finished ${finished}`,
    );
  }
}
