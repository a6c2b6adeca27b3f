import type { DeskView, Reply } from '@daozhen/protocol';
import type { Agenda } from '@daozhen/server/simulation';
import type { CommandBody } from './control.ts';
import type { Random } from '../random.ts';

const MINUTE = 60_000;

/** Brings back who is away: the passed return by themselves, the others with the nurse's help. */
export class Nurse {
  readonly #agenda: Agenda;
  readonly #now: () => number;
  readonly #random: Random;
  readonly #send: (body: CommandBody) => Promise<Reply>;
  readonly #handled = new Set<string>();
  passed = 0;

  constructor(
    agenda: Agenda,
    now: () => number,
    random: Random,
    send: (body: CommandBody) => Promise<Reply>,
  ) {
    this.#agenda = agenda;
    this.#now = now;
    this.#random = random;
    this.#send = send;
  }

  see(view: DeskView): void {
    for (const person of view.away) {
      const key = `${person.visit} ${person.at}`;
      if (this.#handled.has(key)) continue;
      this.#handled.add(key);
      if (person.reason === 'absent') this.passed += 1;
      const helped = person.reason === 'held' || person.reason === 'nurse';
      const body: CommandBody = { type: helped ? 'release' : 'rejoin', visit: person.visit };
      const minutes = this.#random.lognormal(helped ? 3 : 6, 0.5);
      this.#agenda.plan(this.#now() + minutes * MINUTE, () => void this.#send(body));
    }
  }
}
