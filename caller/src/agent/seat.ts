import { Caller, Stopped, type CallerParts, type Standing } from '../caller.ts';
import { Echoes } from '../echo/echo.ts';
import { line, type Sentence } from '../messages/index.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { SeatStatus } from './status-file.ts';

/** One pairing of this computer at work: its room, what acts on it and what shows it. */
export class Seat {
  readonly name: string;
  readonly echoes = new Echoes();
  readonly caller: Caller;
  /** Settled when it ends; rejected with what waiting does not mend. */
  readonly ended: Promise<void>;

  constructor(name: string, parts: Omit<CallerParts, 'echoes'>) {
    this.name = name;
    this.caller = new Caller({ ...parts, echoes: this.echoes });
    this.ended = this.caller.run().catch((error: unknown) => {
      if (!(error instanceof Stopped)) throw error;
    });
  }

  get status(): SeatStatus {
    const { state, identity, code, why }: Standing = this.caller.standing;
    return {
      name: this.name,
      state,
      ...(identity && { room: identity.room }),
      ...(code !== undefined && { code }),
      ...(why && { why: line(why) }),
    };
  }
}

/** A terminal on which everything is said with a name before it. */
export function named(terminal: Terminal, name: Sentence): Terminal {
  return {
    say: ({ zh, en }) => terminal.say({ zh: `【${name.zh}】${zh}`, en: `[${name.en}] ${en}` }),
    room: () => {},
    beep: () => terminal.beep(),
  };
}
