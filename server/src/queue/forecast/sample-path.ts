import type { LogTime } from './log-time.ts';
import { normalQuantile, normalShare, uniformFrom } from './numbers.ts';
import type { Person, Scene, Server } from './scene.ts';
import { normalDraw, shareDraw } from './spread-draws.ts';

const NEVER = Infinity;
/** Nobody's turn is looked for beyond this. */
const HORIZON_MS = 12 * 3_600_000;
const SECOND = 1000;

/** One possible course of the next hours at a station: who is called when. */
export class SamplePath {
  readonly #scene: Scene;
  readonly #path: number;
  readonly #random: () => number;
  readonly #people: Person[];
  /** Here from, and until when; by index of #people. */
  readonly #from: Float64Array;
  readonly #to: Float64Array;
  /** Who follows whom by key; the last place is the head. */
  readonly #next: Int32Array;
  readonly #free: Float64Array;
  readonly #unsure: Float64Array;
  readonly #turns: Float64Array;
  readonly #base: number;
  #open: number;
  #sinceShare: number;

  /**
   * @param turns gets each waiting place's turn, ms from now; places nobody can take stay Infinity
   */
  constructor(scene: Scene, path: number, turns: Float64Array) {
    this.#scene = scene;
    this.#path = path;
    this.#random = uniformFrom(scene.station + path * 7919);
    this.#turns = turns.fill(NEVER);
    this.#base = scene.people.length;
    this.#open = this.#base;
    this.#sinceShare = scene.takesSinceShare;
    this.#free = new Float64Array(scene.servers.length);
    this.#unsure = new Float64Array(scene.servers.length);
    scene.servers.forEach((server, index) => this.#setServer(server, index));
    this.#people = this.#withOvertakers();
    const size = this.#people.length;
    this.#from = new Float64Array(size);
    this.#to = new Float64Array(size);
    this.#next = new Int32Array(size + 1);
    this.#setPeople();
  }

  /** Lets the rooms take one after the other until every place has had its turn. */
  run(): void {
    while (this.#open > 0) {
      const server = this.#firstFree();
      const at = this.#free[server] ?? NEVER;
      if (at > HORIZON_MS) return;
      this.#take(server, at);
    }
  }

  #firstFree(): number {
    const free = this.#free;
    let first = 0;
    for (let i = 1; i < free.length; i += 1) if (free[i]! < free[first]!) first = i;
    return first;
  }

  /** A free room takes the first it may; with nobody there it waits for the next who comes. */
  #take(server: number, at: number): void {
    const { mask } = this.#scene.servers[server]!;
    const head = this.#people.length;
    let soonest = NEVER;
    let before = head;
    let chosen = -1;
    let chosenBefore = -1;
    for (let p = this.#next[head]!; p >= 0; p = this.#next[p]!) {
      const person = this.#people[p]!;
      if ((person.mask & mask) !== 0) {
        if (person.imagined) {
          if (this.#from[p]! <= at) {
            this.#turn(p, at);
            this.#next[before] = this.#next[p]!;
            continue;
          }
          soonest = Math.min(soonest, this.#from[p]!);
        } else if (this.#isHere(p, at)) {
          const held = chosen < 0 && this.#mustWait(p, at, mask);
          if (!held) {
            chosen = p;
            chosenBefore = before;
            break;
          }
        } else {
          if (p < this.#base) this.#turn(p, at);
          soonest = Math.min(soonest, this.#from[p]!);
        }
      }
      before = p;
    }
    if (chosen >= 0) this.#call(server, at, chosen, chosenBefore);
    else this.#free[server] = soonest > at ? soonest : NEVER;
  }

  /** Whether somebody can be called at an instant; who has gone elsewhere by then comes back later. */
  #isHere(p: number, at: number): boolean {
    if (this.#from[p]! > at) return false;
    if (this.#to[p]! > at) return true;
    const person = this.#people[p]!;
    const left = this.#to[p]!;
    const gone = this.#random() * (person.out + person.gone) < person.gone;
    const back = gone ? NEVER : left + this.#exponential(person.back);
    this.#from[p] = back;
    this.#to[p] = back + this.#exponential(person.out + person.gone);
    return back <= at && at < (this.#to[p] ?? 0);
  }

  /** A VIP whose turn would come too soon after another's, while somebody else waits (rule O4). */
  #mustWait(p: number, at: number, mask: number): boolean {
    const { rules } = this.#scene;
    if (this.#people[p]!.credit === 0 || this.#sinceShare >= rules.vipEvery - 1) return false;
    return this.#firstBehind(p, at, mask, NEVER) >= 0;
  }

  /** The first of no credit behind a place who could be called instead. */
  #firstBehind(p: number, at: number, mask: number, maxKey: number): number {
    for (let q = this.#next[p]!; q >= 0; q = this.#next[q]!) {
      const other = this.#people[q]!;
      if (other.key >= maxKey) return -1;
      if (other.credit > 0 || other.imagined || (other.mask & mask) === 0) continue;
      if (this.#from[q]! <= at && this.#to[q]! > at) return q;
    }
    return -1;
  }

  #call(server: number, at: number, p: number, before: number): void {
    const { habits, absent, pause, servers } = this.#scene;
    const person = this.#people[p]!;
    this.#noteShare(p, at, servers[server]!.mask);
    this.#next[before] = this.#next[p]!;
    const waited = at - this.#from[p]! > SECOND;
    const after = this.#draw(waited ? habits.callAfter : habits.callIdle) - SECOND;
    const start = at + Math.max(0, after);
    if (p < this.#base) this.#turn(p, start);
    const { pace } = servers[server]!;
    const z = normalDraw(person.hash, this.#path);
    const stepIn = this.#draw(waited ? habits.stepIn : habits.stepInFresh);
    let end = start + Math.max(0, stepIn - SECOND);
    if (this.#random() < absent) end = start + this.#draw(habits.absentTime);
    else end += Math.exp(person.work + pace + this.#unsure[server]! + person.spread * z);
    if (pause > 0 && this.#random() < pause) end += this.#draw(habits.pauseTime);
    this.#free[server] = end;
  }

  #noteShare(p: number, at: number, mask: number): void {
    const { key, credit } = this.#people[p]!;
    const spends = credit > 0 && this.#firstBehind(p, at, mask, key + credit) >= 0;
    this.#sinceShare = spends ? 0 : this.#sinceShare + 1;
  }

  #turn(p: number, at: number): void {
    if (this.#turns[p] !== NEVER) return;
    this.#turns[p] = at;
    this.#open -= 1;
  }

  #draw({ mean, variance }: LogTime): number {
    return Math.exp(mean + Math.sqrt(variance) * normalQuantile(this.#random()));
  }

  #exponential(rate: number): number {
    return rate > 0 ? -Math.log(1 - this.#random()) / rate : NEVER;
  }

  #setServer(server: Server, index: number): void {
    const { now } = this.#scene;
    const unsure = server.unsure * normalDraw(server.doctor, this.#path);
    this.#unsure[index] = unsure;
    const from = server.from === Infinity ? NEVER : Math.max(0, server.from - now);
    this.#free[index] = Math.max(from, server.running ? this.#remaining(server, unsure) : 0);
  }

  /** What is left of the service in a room, given how long it has gone on. */
  #remaining(server: Server, unsure: number): number {
    const { running, pace, hash } = server;
    const { now, habits } = this.#scene;
    if (!running) return 0;
    const mean = running.work + pace + unsure;
    const u = shareDraw(hash, this.#path);
    if (running.startedAt === undefined) {
      const stepIn = conditional(
        habits.stepIn.mean,
        Math.sqrt(habits.stepIn.variance),
        now - running.calledAt,
        this.#random(),
      );
      return stepIn + Math.exp(mean + running.spread * normalQuantile(u));
    }
    return conditional(mean, running.spread, now - running.startedAt, u);
  }

  /** People who come later and will stand before somebody who waits now. */
  #withOvertakers(): Person[] {
    const { people, rate, arrivals, now } = this.#scene;
    const last = people.at(-1);
    if (!last || rate === 0 || arrivals.length === 0) return people;
    const all = people.slice();
    let maxLead = 0;
    for (const { leadMs } of arrivals) maxLead = Math.max(maxLead, leadMs);
    // Whoever comes after this stands behind the last.
    const until = last.key + maxLead - now;
    for (let at = this.#exponential(rate); at < until; at += this.#exponential(rate)) {
      const like = arrivals[Math.floor(this.#random() * arrivals.length)]!;
      const key = now + at - like.leadMs;
      if (key >= last.key) continue;
      all.push({ ...like, key, hash: Math.floor(this.#random() * 1024), arrivesIn: at } as Person);
      if (all.length > people.length + 400) break;
    }
    return all;
  }

  #setPeople(): void {
    const people = this.#people;
    const order = people.map((_, index) => index);
    if (people.length > this.#base) order.sort((a, b) => people[a]!.key - people[b]!.key || a - b);
    let before = people.length;
    for (const p of order) {
      this.#next[before] = p;
      before = p;
    }
    this.#next[before] = -1;
    for (let p = 0; p < people.length; p += 1) {
      const person = people[p]! as Person & { arrivesIn?: number };
      const comes = person.arrivesIn ?? 0;
      const from = person.elsewhere ? comes + this.#exponential(person.back) : comes;
      this.#from[p] = person.imagined ? 0 : from;
      this.#to[p] = from + this.#exponential(person.out + person.gone);
    }
  }
}

/** What is left of a lognormal time of which `passed` ms have gone by, at a share `u` of what is possible. */
function conditional(mean: number, spread: number, passed: number, u: number): number {
  if (passed <= 0) return Math.exp(mean + spread * normalQuantile(u));
  const below = normalShare((Math.log(passed) - mean) / spread);
  // So long that anything is possible: as much again as one in two times its spread.
  if (below > 0.999) return passed * (Math.exp(spread * 0.5 * -Math.log(1 - u)) - 1);
  const total = Math.exp(mean + spread * normalQuantile(below + u * (1 - below)));
  return Math.max(0, total - passed);
}
