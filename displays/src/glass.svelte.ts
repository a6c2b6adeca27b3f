import { formOf, remOf, type Form, type Kind } from './board/layout.ts';

/** Set from afar: a quarter turn and the edge left free. */
export interface Hanging {
  turn: number;
  /** Percent of the glass on every side. */
  inset: number;
}

const KEY = 'daozhen.glass';

/**
 * The glass this page is on: how it hangs and how large what is on it has to be. How it was hung is kept, so that
 * it is right from the first picture after a power cut.
 */
class Glass {
  #width = $state(innerWidth);
  #height = $state(innerHeight);
  #hanging = $state.raw<Hanging>(read());

  constructor() {
    addEventListener('resize', () => {
      this.#width = innerWidth;
      this.#height = innerHeight;
    });
  }

  get turn(): number {
    return this.#hanging.turn;
  }

  /** Size of the window in pixels, however it hangs. */
  get pixels(): { width: number; height: number } {
    return { width: this.#width, height: this.#height };
  }

  /** Free edge in pixels. */
  get edge(): { x: number; y: number } {
    const part = this.#hanging.inset / 100;
    return { x: this.#width * part, y: this.#height * part };
  }

  /** Size as people see it, pixels. */
  get size(): { width: number; height: number } {
    const { x, y } = this.edge;
    const [width, height] = [this.#width - 2 * x, this.#height - 2 * y];
    return this.turn % 180 === 0 ? { width, height } : { width: height, height: width };
  }

  get form(): Form {
    return formOf(this.size.width, this.size.height);
  }

  hang(hanging: Hanging): void {
    this.#hanging = hanging;
    try {
      localStorage.setItem(KEY, JSON.stringify(hanging));
    } catch {
      // Storage is forbidden: it is told again with the next connection.
    }
  }

  /** Scales the page for a kind of board; call it inside an effect. */
  scaleFor(kind: Kind): void {
    const { width, height } = this.size;
    document.documentElement.style.fontSize = `${remOf(kind, width, height)}px`;
  }
}

function read(): Hanging {
  try {
    const { turn, inset } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Hanging>;
    return { turn: turn ?? 0, inset: inset ?? 0 };
  } catch {
    return { turn: 0, inset: 0 };
  }
}

export const glass = new Glass();
