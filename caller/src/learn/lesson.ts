import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '@daozhen/ui/control';
import type { Action } from '../actions.ts';
import { keyOf, nameOf } from '../hid/boxes-found.ts';
import type { HidDevice, HidPort } from '../hid/hid-port.ts';
import type { Match, Profile } from '../hid/profile.schemas.ts';
import { parseProfile } from '../hid/profiles.ts';
import { sentence, type MessageKey, type Sentence } from '../messages/index.ts';
import { learn, type Heard, type Learnt, type Problem, type Taught } from './learner.ts';
import { Recorder } from './recorder.ts';

/** The person at the terminal. */
export interface Pupil {
  say(sentence: Sentence): void;
  /** Waits for a line; undefined when nobody will write any more. */
  line(): Promise<string | undefined>;
}

export interface LessonOptions {
  port: HidPort;
  pupil: Pupil;
  env: Pick<Env, 'now' | 'after'>;
  /** Where the profile is written. */
  folder: string;
  /** `vvvv:pppp`, if it was named. */
  device?: string | undefined;
  /** Day the profile is dated, e.g. `2026-03-02`. */
  today: string;
}

/** In this order a person is asked for keys. */
const asked: readonly Action[] = [
  'press',
  'recall',
  'pass',
  'pause',
  'undo',
  'next',
  'start',
  'finish',
];
const TIMES = 2;
const IDLE_MS = 1000;
/** A box that types Enter must not be taken for the person. */
const TYPED_MS = 300;

/** Teaches the caller a button box: each key pressed in turn, and a profile comes of it. */
export class Lesson {
  readonly #options: LessonOptions;

  constructor(options: LessonOptions) {
    this.#options = options;
  }

  /** @returns the file written, undefined when nothing was learnt */
  async run(): Promise<string | undefined> {
    const { port, pupil, env } = this.#options;
    const parts = await this.#choose(await port.list());
    const [device] = parts;
    if (!device) return undefined;
    let recorder: Recorder;
    try {
      recorder = await Recorder.open(port, parts, env);
    } catch (error) {
      pupil.say(
        sentence('box.refused', { device: nameOf(device), reason: (error as Error).message }),
      );
      return undefined;
    }
    try {
      const learnt = await this.#teach(recorder);
      if (learnt) return this.#write(device, learnt.learnt, learnt.parts);
      pupil.say(sentence('learn.nothing'));
      return undefined;
    } finally {
      await recorder.close();
    }
  }

  async #choose(devices: readonly HidDevice[]): Promise<HidDevice[]> {
    const { pupil, device } = this.#options;
    const usable = devices.filter((one) => device === undefined || nameOf(one) === device);
    const things = [...Map.groupBy(usable, keyOf).values()];
    if (things.length === 0) pupil.say(sentence('list.none'));
    if (things.length < 2) return things[0] ?? [];
    for (const [i, [first]] of things.entries()) {
      if (first)
        pupil.say(
          sentence('learn.device', { number: i + 1, key: keyOf(first), name: titleOf(first) }),
        );
    }
    for (;;) {
      pupil.say(sentence('learn.choose', { count: things.length }));
      const line = await pupil.line();
      if (line === undefined) return [];
      const chosen = things[Number(line) - 1];
      if (chosen) return chosen;
    }
  }

  /** What was learnt, and the parts of the device it came from. */
  async #teach(recorder: Recorder): Promise<{ learnt: Learnt; parts: HidDevice[] } | undefined> {
    const { pupil } = this.#options;
    pupil.say(sentence('learn.idle'));
    const idle = await recorder.idle(IDLE_MS);
    const taught: Taught[] = [];
    let learnt: Learnt | undefined;
    const sum = () => learnt && { learnt, parts: partsOf(taught) };
    for (const action of asked) {
      for (;;) {
        const presses = await this.#presses(recorder, action);
        if (presses === 'end') return sum();
        if (presses === 'skip') break;
        const result = learn(idle, [...taught, { action, presses }]);
        if ('kind' in result) {
          this.#explain(result);
          continue;
        }
        taught.push({ action, presses });
        learnt = result;
        pupil.say(about('learn.got', nameOfAction(action)));
        break;
      }
    }
    return sum();
  }

  /** Waits until a key was pressed often enough, or the person wants no such key, or no more. */
  #presses(recorder: Recorder, action: Action): Promise<Heard[][] | 'skip' | 'end'> {
    const { pupil, env } = this.#options;
    pupil.say(about('learn.press', nameOfAction(action)));
    return new Promise((resolve) => {
      const presses: Heard[][] = [];
      let ended = false;
      const end = (result: Heard[][] | 'skip' | 'end') => {
        if (ended) return;
        ended = true;
        recorder.onPress(undefined);
        resolve(result);
      };
      recorder.onLost(() => {
        pupil.say(sentence('learn.lost'));
        end('end');
      });
      recorder.onPress((reports) => {
        presses.push(reports);
        if (presses.length === TIMES) end(presses);
        else pupil.say(sentence('learn.again'));
      });
      const listen = async () => {
        for (;;) {
          const line = await pupil.line();
          if (ended || line === undefined) return end('end');
          await new Promise<void>((again) => void env.after(TYPED_MS / 2, again));
          if (env.now() - recorder.heardAt < TYPED_MS) continue;
          return end(line.trim() === 'q' ? 'end' : 'skip');
        }
      };
      void listen();
    });
  }

  #explain({ action, kind, other }: Problem): void {
    this.#options.pupil.say(
      about(`learn.${kind}`, nameOfAction(action), other && nameOfAction(other)),
    );
  }

  #write(device: HidDevice, learnt: Learnt, parts: readonly HidDevice[]): string {
    const { folder, today, pupil } = this.#options;
    const name = titleOf(device) || nameOf(device);
    const [vendorId = '', productId = ''] = nameOf(device).split(':');
    const profile: Profile = {
      id: `learnt-${vendorId}-${productId}`,
      name: { zh: name, en: name },
      source: `learnt on the device itself, ${today}`,
      tested: true,
      match: parts.map((part) => ({ vendorId, productId, ...usageOf(part) })),
      ...learnt,
    };
    const file = join(folder, `${profile.id}.json`);
    const text = `${JSON.stringify(profile, null, 2)}\n`;
    parseProfile(text, file);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
    pupil.say(sentence('learn.written', { file }));
    return file;
  }
}

/** A message that names one key, or two, in its own language. */
function about(message: MessageKey, key: Sentence, other?: Sentence): Sentence {
  const holes = (language: keyof Sentence) => ({
    key: key[language],
    other: other?.[language] ?? '',
    times: TIMES,
  });
  return { zh: sentence(message, holes('zh')).zh, en: sentence(message, holes('en')).en };
}

function nameOfAction(action: Action): Sentence {
  return sentence(`action.${action}`);
}

/** The parts of the device that keys were heard from, each kind once. */
function partsOf(taught: readonly Taught[]): HidDevice[] {
  const all = taught.flatMap(({ presses }) => presses.flatMap(([first]) => first?.from ?? []));
  return all.filter((one, i) => i === all.findIndex((other) => sameKind(one, other)));
}

function sameKind(a: HidDevice, b: HidDevice): boolean {
  return a.usagePage === b.usagePage && a.usage === b.usage;
}

function usageOf({ usagePage, usage }: HidDevice): Partial<Match> {
  const hex = (number: number) => number.toString(16).padStart(4, '0');
  return {
    ...(usagePage !== undefined && { usagePage: hex(usagePage) }),
    ...(usage !== undefined && { usage: hex(usage) }),
  };
}

function titleOf({ manufacturer, product }: HidDevice): string {
  return [manufacturer, product].filter(Boolean).join(' ');
}
