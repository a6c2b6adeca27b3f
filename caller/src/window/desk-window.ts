import type { Caller } from '../caller.ts';
import { answerTo } from '../room/answers.ts';
import { CallSpeech } from '../voice/call-speech.ts';
import { computerVoice, LocalVoice } from '../voice/local-voice.ts';
import { pictureOf } from './picture.ts';
import { WindowServer, type PageAnswer } from './window-server.ts';
import type { Action } from '../actions.ts';

export interface DeskWindowOptions {
  port: number;
  /** Says calls aloud. */
  say: boolean;
  caller: Caller;
}

/** The page for the desktop and the voice beside it, for one caller. */
export class DeskWindow {
  readonly #caller: Caller;
  readonly #server: WindowServer;
  readonly #speech = new CallSpeech();
  readonly #voice: LocalVoice | undefined;

  private constructor({ caller, say }: DeskWindowOptions, server: WindowServer) {
    this.#caller = caller;
    this.#server = server;
    this.#voice = say
      ? new LocalVoice(computerVoice(), (text) => this.#server.say(text))
      : undefined;
  }

  static async open(options: DeskWindowOptions): Promise<DeskWindow> {
    const { caller, port } = options;
    const picture = () => pictureOf(caller.standing, caller.siteTime);
    const act = (action: Action, seen: number) => press(caller, action, seen);
    return new DeskWindow(options, await WindowServer.start({ port, picture, act }));
  }

  get url(): string {
    return this.#server.url;
  }

  /** Something about the caller has changed. */
  changed(): void {
    this.#server.changed();
    const { view, state } = this.#caller.standing;
    // After a silence it is not known what was announced meanwhile.
    const heard = this.#speech.heard(state === 'online' ? view : undefined);
    for (const text of heard) this.#voice?.say(text);
  }

  close(): Promise<void> {
    return this.#server.close();
  }
}

/** A press on the page, as one on a box: now or not at all. */
async function press(caller: Caller, action: Action, seen: number): Promise<PageAnswer> {
  const { view, why } = caller.standing;
  const result = await caller.act(action, seen);
  if (!result) return { kind: 'bounce' };
  const { sentence } = answerTo(action, view, result);
  return { kind: result.kind, sentence: result.kind === 'offline' && why ? why : sentence };
}
