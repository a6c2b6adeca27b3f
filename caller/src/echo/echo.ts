import type { RoomView } from '@daozhen/protocol';

/** How it stands with a room, as a light can show it. */
export type RoomLight = 'idle' | 'called' | 'serving' | 'paused' | 'closed' | 'offline';

/** What became of a press, shown for a moment. */
export type Flash = 'accepted' | 'refused' | 'offline';

/** Something that shows a room and the answers to its presses: a light, a beeper, a loudspeaker. */
export interface Echo {
  room(light: RoomLight): void;
  flash(flash: Flash): void;
}

/** What a light shows for a room. */
export function lightOf(view: RoomView | undefined, online: boolean): RoomLight {
  if (!online || !view) return 'offline';
  if (view.state !== 'open') return view.state;
  if (view.serving.length > 0) return 'serving';
  return view.called.length > 0 ? 'called' : 'idle';
}

/** Several echoes as one; whoever joins is told at once how it stands. */
export class Echoes implements Echo {
  readonly #members = new Set<Echo>();
  #light: RoomLight = 'offline';

  /** @returns its own clean-up */
  join(echo: Echo): () => void {
    this.#members.add(echo);
    echo.room(this.#light);
    return () => this.#members.delete(echo);
  }

  room(light: RoomLight): void {
    if (light === this.#light) return;
    this.#light = light;
    for (const member of this.#members) member.room(light);
  }

  flash(flash: Flash): void {
    for (const member of this.#members) member.flash(flash);
  }
}
