import type { RoomView } from '@daozhen/protocol';
import { line, sentence, type Sentence } from '../messages/index.ts';
import { roomLines } from './room-screen.ts';

/** Where the caller writes: a stream that may be a terminal. */
export interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** How the caller tells the person beside it what happens. */
export interface Terminal {
  say(sentence: Sentence): void;
  /** The room, or whether it is connected, has changed. */
  room(view: RoomView | undefined, online: boolean): void;
  /** A short sound: the press did nothing. */
  beep(): void;
}

/** One line a message, after the time: for a box that runs without anybody watching. */
export class LogTerminal implements Terminal {
  readonly #out: Output;
  readonly #clock: () => Date;

  constructor(out: Output, clock: () => Date) {
    this.#out = out;
    this.#clock = clock;
  }

  say(sentence: Sentence): void {
    const time = this.#clock().toTimeString().slice(0, 8);
    this.#out.write(`${time}  ${line(sentence)}\n`);
  }

  room(): void {}

  beep(): void {
    if (this.#out.isTTY) this.#out.write('\u0007');
  }
}

const LOG_SHOWN = 6;

/** The room on top, the latest messages below: redrawn in place. */
export class LiveTerminal implements Terminal {
  readonly #out: Output;
  readonly #clock: () => Date;
  #view: RoomView | undefined;
  #online = false;
  #log: string[] = [];

  constructor(out: Output, clock: () => Date) {
    this.#out = out;
    this.#clock = clock;
  }

  say(sentence: Sentence): void {
    const time = this.#clock().toTimeString().slice(0, 8);
    this.#log = [...this.#log, `${time}  ${line(sentence)}`].slice(-LOG_SHOWN);
    this.#draw();
  }

  room(view: RoomView | undefined, online: boolean): void {
    this.#view = view;
    this.#online = online;
    this.#draw();
  }

  beep(): void {
    this.#out.write('\u0007');
  }

  #draw(): void {
    const { zh, en } = sentence('view.keys');
    const rule = '─'.repeat(60);
    const room = roomLines(this.#view, this.#online);
    const lines = [...room, rule, ...this.#log, rule, zh, en];
    // Home, each line cleared to its end, the rest below cleared: no flicker of an erased screen.
    this.#out.write(`\u001B[H${lines.map((text) => `${text}\u001B[K\n`).join('')}\u001B[J`);
  }
}
