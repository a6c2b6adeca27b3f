import type { DeskView, RoomView } from '@daozhen/protocol';
import { Agenda } from './agenda.ts';
import { Backend, type CommandBody, type FloorCatalogue } from './backend.ts';
import { Doctor } from './doctor.ts';
import { Nurse } from './nurse.ts';
import type { MorningOptions } from './options.ts';
import { inventPerson } from './people.ts';
import { createRandom, type Random } from './random.ts';
import { SiteClock } from './site-clock.ts';
import { summarise, type Summary } from './summary.ts';

const MINUTE = 60_000;
/** Real time between two steps of the site's clock. */
const STEP_MS = 100;
/** A floor on which nothing is planned and nothing happens for this long (site time) has come to an end. */
const QUIET_MS = 40 * MINUTE;
/** Arrivals spread over two and a half hours, most of them early. */
const ARRIVALS_MS = 150 * MINUTE;

/**
 * Lets invented people walk through a morning at a running server: they arrive, are called by doctors
 * pressing buttons, miss calls, come back, and leave.
 */
export class Morning {
  readonly #options: MorningOptions;
  readonly #backend: Backend;
  readonly #random: Random;
  readonly #agenda = new Agenda();
  readonly #clock: SiteClock;
  readonly #nurse: Nurse;
  readonly #log: (line: string) => void;
  #counts: Record<string, number> = {};
  #lastChange = 0;
  #failure: Error | undefined;

  constructor(options: MorningOptions, log: (line: string) => void) {
    this.#options = options;
    this.#log = log;
    this.#backend = new Backend(options.url, options.site);
    this.#random = createRandom(options.seed);
    const send = (body: CommandBody) => this.#backend.command(body);
    this.#clock = new SiteClock(send);
    this.#nurse = new Nurse(this.#agenda, () => this.#clock.now(), this.#random, send);
  }

  async run(signal: AbortSignal): Promise<Summary> {
    await this.#backend.open();
    try {
      await this.#clock.advance(0);
      this.#lastChange = this.#clock.now();
      const catalogue = await this.#backend.catalogue();
      await this.#staffRooms(catalogue);
      this.#planArrivals(catalogue);
      await this.#backend.watch<DeskView>(`desk:${this.#options.site}`, (view) =>
        this.#seeDesk(view),
      );
      while (!signal.aborted && !this.#over()) await this.#step();
      if (this.#failure) throw this.#failure;
      return summarise(await this.#backend.state(), this.#nurse.passed);
    } finally {
      this.#backend.close();
    }
  }

  async #staffRooms(catalogue: FloorCatalogue): Promise<void> {
    const nominal = new Map(catalogue.stations.map((s) => [s.id, s.nominalMinutes]));
    for (const [index, room] of catalogue.rooms.entries()) {
      const staff = catalogue.staff[index % catalogue.staff.length];
      if (staff) await this.#backend.command({ type: 'open-room', room: room.id, staff: staff.id });
      const doctor = new Doctor({
        agenda: this.#agenda,
        now: () => this.#clock.now(),
        random: this.#random,
        send: (body) => this.#backend.command(body),
        meanServiceMs: (nominal.get(room.station) ?? 4) * MINUTE * this.#random.lognormal(0.9, 0.2),
        absentChance: 0.03,
      });
      await this.#backend.watch<RoomView>(`room:${room.id}`, (view) => doctor.see(view));
    }
  }

  #planArrivals(catalogue: FloorCatalogue): void {
    const start = this.#clock.now();
    const year = new Date(start).getFullYear();
    for (let i = 0; i < this.#options.people; i += 1) {
      const person = inventPerson(this.#random, year);
      const fitting = catalogue.packages.filter((p) => p.sex === undefined || p.sex === person.sex);
      const chosen = this.#random.pick(fitting).id;
      const at = start + ARRIVALS_MS * this.#random.next() ** 1.6;
      this.#agenda.plan(at, () => void this.#arrive(person, chosen));
    }
  }

  async #arrive(person: ReturnType<typeof inventPerson>, packageId: string): Promise<void> {
    try {
      const { visit } = await this.#backend.register(person, packageId);
      const drinking = this.#random.lognormal(35, 0.4) * MINUTE;
      this.#agenda.plan(this.#clock.now() + drinking, () => void this.#fillBladder(visit));
    } catch (error) {
      this.#failure = error as Error;
    }
  }

  async #fillBladder(visit: string): Promise<void> {
    await this.#backend.command({
      type: 'prepare',
      visit,
      preparation: 'full-bladder',
      ready: true,
    });
  }

  #seeDesk(view: DeskView): void {
    const before = JSON.stringify(this.#counts);
    this.#counts = view.counts;
    if (JSON.stringify(view.counts) !== before) this.#lastChange = this.#clock.now();
    this.#nurse.see(view);
  }

  #over(): boolean {
    if (this.#failure) return true;
    if ((this.#counts['finished'] ?? 0) >= this.#options.people) return true;
    return this.#clock.now() - this.#lastChange > QUIET_MS && this.#agenda.nextAt === undefined;
  }

  async #step(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    await this.#clock.advance(STEP_MS * (this.#options.speed - 1));
    this.#agenda.runDue(this.#clock.now());
    this.#report();
  }

  #reported = 0;

  #report(): void {
    const finished = this.#counts['finished'] ?? 0;
    if (finished < this.#reported + 25) return;
    this.#reported = finished;
    const time = new Date(this.#clock.now()).toTimeString().slice(0, 5);
    this.#log(`${time}  完成 finished ${finished}/${this.#options.people}`);
  }
}
