import { strict as assert } from 'node:assert';
import type { Command, FloorEvent, Reply, SiteState } from '@daozhen/protocol';
import { PROTOCOL_VERSION } from '@daozhen/protocol';
import fc from 'fast-check';
import type { Engine } from '../src/queue/engine/engine.ts';
import { MemoryEngine } from '../src/queue/model/index.ts';
import { emptySite, evolve } from '../src/queue/rules/index.ts';
import { FloorAudit } from './floor-audit.ts';
import { TestClock } from './floor.ts';
import { randomCommand, randomPause } from './random-commands.ts';
import { randomSettings } from './random-site.ts';
import { Draw } from './random.ts';

const BY = 'user:random';
/** Events and, from time to time, the whole state are compared after so many commands. */
const EVENTS_EVERY = 8;
const STATE_EVERY = 24;
/** After one command in forty a subject that can is lost and rebuilt. */
const REBUILD_CHANCE = 0.025;

/** An engine that may lose a campus and get it back in the middle of a day. */
export interface Subject extends Engine {
  rebuild?(site: string): Promise<void>;
}

/** What a run of random commands met, to see that they were worth running. */
export interface Coverage {
  commands: number;
  accepted: Record<string, number>;
  refused: Record<string, number>;
  rebuilt: number;
}

export const noCoverage = (): Coverage => ({
  commands: 0,
  accepted: {},
  refused: {},
  rebuilt: 0,
});

/** A day on a random floor: settings from one seed, every command from a seed of its own. */
export interface RandomDay {
  seed: number;
  steps: number[];
}

export const randomDay: fc.Arbitrary<RandomDay> = fc.record({
  seed: fc.noShrink(fc.nat()),
  steps: fc.array(fc.noShrink(fc.nat()), { minLength: 1, maxLength: 240, size: 'max' }),
});

/**
 * One random day on the model and, if given, on a subject engine: the same replies, events and states,
 * and nothing a floor may never do.
 */
export class Comparison {
  private readonly model: MemoryEngine;
  private readonly subject: Subject | undefined;
  private readonly clock: TestClock;
  private readonly site: string;
  private readonly coverage: Coverage;
  private readonly audit = new FloorAudit();
  private readonly sent: Command[] = [];
  /** Built from the model's events alone. */
  private picture: SiteState;
  /** The last event compared with the subject's. */
  private compared = 0;

  constructor(site: string, clock: TestClock, coverage: Coverage, subject?: Subject) {
    this.model = new MemoryEngine({ now: () => clock.now });
    this.subject = subject;
    this.clock = clock;
    this.site = site;
    this.coverage = coverage;
    this.picture = emptySite(site, 'memory');
  }

  async run({ seed, steps }: RandomDay): Promise<void> {
    const settings = randomSettings(new Draw(seed));
    const id = 'configure-first';
    await this.send({ v: PROTOCOL_VERSION, id, site: this.site, type: 'configure', settings });
    for (const [index, step] of steps.entries()) {
      const draw = new Draw(step);
      this.clock.advance(randomPause(draw));
      await this.send(this.nextCommand(draw, `command-${index}`));
      if (index % EVENTS_EVERY === 0) await this.compareEvents();
      if (index % STATE_EVERY === 0) await this.compareState();
      if (draw.chance(REBUILD_CHANCE)) await this.loseAndRebuild();
    }
    await this.compareEvents();
    await this.compareState();
  }

  /** A new command, or one in thirty times an old one again, now and then with other content. */
  private nextCommand(draw: Draw, id: string): Command {
    const old = draw.chance(0.03) ? draw.some(this.sent.slice(-40)) : undefined;
    if (old && draw.chance(0.7)) return old;
    const state = this.model.peek(this.site);
    assert.ok(state);
    return randomCommand(draw, state, this.clock.now, old?.id ?? id);
  }

  private async send(command: Command): Promise<void> {
    const before = this.picture.seq === 0 ? undefined : structuredClone(this.picture);
    const reply = this.model.executeNow(command, BY);
    this.count(command, reply);
    this.sent.push(command);
    for (const event of await this.model.events(this.site, this.picture.seq, 10)) {
      evolve(this.picture, event);
      this.audit.see(event, before, this.picture);
    }
    if (!this.subject) return;
    const theirs = await this.subject.execute(command, BY);
    try {
      assert.deepEqual(theirs, reply);
    } catch (error) {
      throw this.disagreement(command, error);
    }
  }

  /** What cannot be seen must be the same too: the commands that follow find out. */
  private async loseAndRebuild(): Promise<void> {
    if (!this.subject?.rebuild) return;
    await this.compareEvents();
    await this.subject.rebuild(this.site);
    this.coverage.rebuilt += 1;
    await this.compareState();
  }

  private async compareEvents(): Promise<void> {
    const ours = await this.model.events(this.site, this.compared, 1000);
    if (this.subject) {
      const theirs = await this.subject.events(this.site, this.compared, 1000);
      for (const [index, event] of ours.entries()) this.compareEvent(theirs[index], event);
      assert.equal(theirs.length, ours.length);
    }
    this.compared += ours.length;
  }

  private compareEvent(theirs: FloorEvent | undefined, ours: FloorEvent): void {
    try {
      assert.deepEqual(theirs, ours);
    } catch (error) {
      throw this.disagreement(
        this.sent.findLast((command) => command.id === ours.command),
        error,
      );
    }
  }

  private async compareState(): Promise<void> {
    const ours = await this.model.state(this.site);
    assert.deepEqual(this.picture, ours, 'the events say something else than the state');
    const theirs = await this.subject?.state(this.site);
    if (theirs) assert.deepEqual({ ...theirs, epoch: 'memory' }, ours);
  }

  private disagreement(command: Command | undefined, cause: unknown): Error {
    const difference = cause instanceof Error ? cause.message : String(cause);
    return new Error(`${JSON.stringify(command)}\n(+ subject, - model)\n${difference}`, { cause });
  }

  private count(command: Command, reply: Reply): void {
    const { coverage } = this;
    coverage.commands += 1;
    const [table, key] = reply.ok
      ? [coverage.accepted, command.type]
      : [coverage.refused, reply.code];
    table[key] = (table[key] ?? 0) + 1;
  }
}

let sites = 0;

/**
 * How many commands it takes until a subject that is wrong on purpose is found out, at most `commands`.
 * @returns the number and what was seen, or undefined when nothing was
 */
export async function findDisagreement(
  makeSubject: (clock: TestClock) => Subject | Promise<Subject>,
  commands: number,
  seed: number,
): Promise<{ commands: number; seen: string } | undefined> {
  const coverage = noCoverage();
  const clock = new TestClock();
  const subject = await makeSubject(clock);
  const draw = new Draw(seed);
  try {
    while (coverage.commands < commands) {
      const steps = Array.from({ length: 240 }, () => draw.int(0, 2 ** 31));
      sites += 1;
      const day = { seed: draw.int(0, 2 ** 31), steps };
      await new Comparison(`site-${sites}`, clock, coverage, subject).run(day);
    }
    return undefined;
  } catch (error) {
    return { commands: coverage.commands, seen: String(error) };
  } finally {
    await subject.close();
  }
}

/**
 * Runs random days on the model and on a subject engine and compares them command by command.
 * @param makeSubject a subject on the clock; undefined checks the model alone
 * A failure is reported at once, with its seed; SEED and SHRINK in the environment run it again and look
 * for a shorter day, which takes minutes.
 * @param runs how many days of up to 240 commands
 */
export async function engineAgreement(
  makeSubject: ((clock: TestClock) => Subject | Promise<Subject>) | undefined,
  runs: number,
  seed?: number,
): Promise<Coverage> {
  const coverage = noCoverage();
  const clock = new TestClock();
  const subject = await makeSubject?.(clock);
  await fc.assert(
    fc.asyncProperty(randomDay, (day) => {
      sites += 1;
      return new Comparison(`site-${sites}`, clock, coverage, subject).run(day);
    }),
    {
      numRuns: runs,
      ...(seed === undefined ? {} : { seed }),
      endOnFailure: !process.env['SHRINK'],
    },
  );
  return coverage;
}
