import { returnShare } from './habits.ts';
import type { LogTime } from './log-time.ts';
import { normalQuantile, normalShare, uniformFrom } from './numbers.ts';
import type { Person, Scene, Server } from './scene.ts';
import { normalDraw, shareDraw } from './spread-draws.ts';

const NEVER = Infinity;
/** Nobody's turn is looked for beyond this. */
const HORIZON_MS = 24 * 3_600_000;
const SECOND = 1000;

/** One possible course of the next hours at a station: who is called when. */
export class SamplePath {
  readonly #scene: Scene;
  readonly #path: number;
  readonly #random: () => number;
  readonly #people: Person[];
  /** Here from, and until when; by index of #people. */
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  /** How readily he goes elsewhere: as he stands now, and otherwise once he has come back. */
  readonly #leaves: number[] = [];
  /** Who follows whom by key, from #first on; -1 ends. */
  readonly #next: number[] = [];
  #first = -1;
  readonly #lastKey: number;
  /** When the next comes. */
  #nextComer: number;
  readonly #free: Float64Array;
  readonly #unsure: Float64Array;
  readonly #turns: Float64Array;
  readonly #base: number;
  #open: number;
  #sinceShare: number;

  /**
   * @param turns gets each waiting place's turn, ms from now; places nobody can take stay Infinity
   * @param sought so many places from the front are played; who stands behind delays none of them that is here
   */
  constructor(scene: Scene, path: number, turns: Float64Array, sought: number) {
    this.#scene = scene;
    this.#path = path;
    this.#random = uniformFrom(scene.station + path * 7919);
    this.#turns = turns.fill(NEVER);
    this.#base = sought;
    this.#open = sought;
    this.#sinceShare = scene.takesSinceShare;
    this.#free = new Float64Array(scene.servers.length);
    this.#unsure = new Float64Array(scene.servers.length);
    scene.servers.forEach((server, index) => this.#setServer(server, index));
    this.#people = scene.people.slice(0, sought);
    this.#lastKey = this.#people.at(-1)?.key ?? -Infinity;
    this.#setPeople();
    this.#nextComer = this.#exponential(scene.rate);
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
    let soonest = this.#admit(at);
    let before = -1;
    for (let p = this.#first; p >= 0; p = this.#next[p]!) {
      const person = this.#people[p]!;
      if ((person.mask & mask) === 0) {
        before = p;
      } else if (person.imagined) {
        this.#turn(p, at);
        this.#unlink(p, before);
      } else if (this.#isHere(p, at)) {
        if (person.door !== 0) return this.#callFromDoor(server, at, p, before);
        if (!this.#mustWait(p, at, mask)) return this.#call(server, at, p, before);
        before = p;
      } else {
        if (p < this.#base) this.#turn(p, at);
        soonest = Math.min(soonest, this.#from[p]!);
        before = p;
      }
    }
    this.#free[server] = soonest > at ? soonest : NEVER;
  }

  /**
   * Calls the first of those at doors, as the room sees them (rule P4).
   * @param p the first of them by key whom it may call
   */
  #callFromDoor(server: number, at: number, p: number, before: number): void {
    const { mask, room } = this.#scene.servers[server]!;
    const sentAt = (q: number): number => {
      const { door, sentOwn, sentOther } = this.#people[q]!;
      return door === room ? sentOwn : sentOther;
    };
    let [first, previous, last] = [p, before, p];
    // Those at doors stand before all others.
    for (let q = this.#next[p]!; q >= 0 && this.#people[q]!.door !== 0; q = this.#next[q]!) {
      const mayCall = (this.#people[q]!.mask & mask) !== 0 && this.#isHere(q, at);
      if (mayCall && sentAt(q) < sentAt(first)) [first, previous] = [q, last];
      last = q;
    }
    this.#call(server, at, first, previous);
  }

  #unlink(p: number, before: number): void {
    if (before < 0) this.#first = this.#next[p]!;
    else this.#next[before] = this.#next[p]!;
  }

  /** Lets those who have come by now take their places; @returns when the next comes. */
  #admit(at: number): number {
    const { rate } = this.#scene;
    while (this.#nextComer <= at) {
      this.#enter(this.#nextComer);
      this.#nextComer += this.#exponential(rate);
    }
    return this.#nextComer;
  }

  /** Somebody comes; he matters only if he stands before somebody who waits now. */
  #enter(at: number): void {
    const { comers, growth, now } = this.#scene;
    const like = comers[Math.floor(this.#random() * comers.length)]!;
    const key = now + at - like.leadMs - growth * at;
    if (key >= this.#lastKey) return;
    const p = this.#people.length;
    const hash = Math.floor(this.#random() * 1024);
    this.#people.push({ ...like, key, hash });
    const from = like.elsewhere ? at + this.#exponential(like.back) : at;
    this.#from.push(from);
    this.#to.push(from + this.#exponential(like.out + like.gone));
    this.#leaves.push(like.out);
    let before = -1;
    let q = this.#first;
    for (; q >= 0 && this.#people[q]!.key <= key; q = this.#next[q]!) before = q;
    this.#next.push(q);
    if (before < 0) this.#first = p;
    else this.#next[before] = p;
  }

  /** Whether somebody can be called at an instant; who has gone elsewhere by then comes back later. */
  #isHere(p: number, at: number): boolean {
    const { out, gone, back } = this.#people[p]!;
    while (this.#to[p]! <= at) {
      const left = this.#to[p]!;
      const isGone = this.#random() * (this.#leaves[p]! + gone) < gone;
      this.#leaves[p] = out;
      const from = isGone ? NEVER : left + this.#exponential(back);
      this.#from[p] = from;
      this.#to[p] = from + this.#exponential(out + gone);
    }
    return this.#from[p]! <= at;
  }

  /** A VIP whose turn would come too soon after another's, while somebody else waits (rule O4). */
  #mustWait(p: number, at: number, mask: number): boolean {
    const { credit, due } = this.#people[p]!;
    if (credit === 0 || due || this.#sinceShare >= this.#scene.rules.vipEvery - 1) return false;
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
    this.#unlink(p, before);
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

  /** Whoever is at a door was taken when he was sent there. */
  #noteShare(p: number, at: number, mask: number): void {
    const { key, credit, door, due } = this.#people[p]!;
    if (door !== 0) return;
    const spends = credit > 0 && !due && this.#firstBehind(p, at, mask, key + credit) >= 0;
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
    if (server.shutMs !== undefined) {
      this.#free[index] = this.#opens(server.shutMs);
      return;
    }
    this.#free[index] = Math.max(from, server.running ? this.#remaining(server, unsure) : 0);
  }

  /** When a shut room takes people again, if it does. */
  #opens(shutMs: number): number {
    const { habits } = this.#scene;
    if (this.#random() >= returnShare(habits, shutMs)) return NEVER;
    const { mean, variance } = habits.pauseTime;
    return conditional(mean, Math.sqrt(variance), shutMs, this.#random());
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

  #setPeople(): void {
    const people = this.#people;
    this.#first = people.length > 0 ? 0 : -1;
    let anywhere = 0;
    for (const { mask } of this.#scene.servers) anywhere |= mask;
    for (let p = 0; p < people.length; p += 1) {
      const person = people[p]!;
      const from = person.elsewhere ? this.#exponential(person.back) : 0;
      this.#from.push(from);
      const leaves = person.elsewhere ? person.out : person.leaves;
      this.#to.push(from + this.#exponential(leaves + person.gone));
      this.#leaves.push(leaves);
      this.#next.push(p + 1 < people.length ? p + 1 : -1);
      if ((person.mask & anywhere) === 0) this.#open -= 1;
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
