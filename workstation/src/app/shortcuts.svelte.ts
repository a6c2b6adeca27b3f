/** One key of a page, shown in the help. */
export interface Shortcut {
  /**
   * As `KeyboardEvent.key` names it, with `Ctrl+`, `Alt+` or `Shift+` before it: `n`, `/`, `F2`, `Ctrl+Enter`.
   * Bare characters do nothing while somebody types; the others always work.
   */
  key: string;
  /** What it does, in the language of the moment. */
  label: () => string;
  /** Left out where the page listens for the key itself and only wants it shown. */
  run?: () => void;
  /** Held back while this says so. */
  off?: () => boolean;
}

/** The keys of the shell and of the page that is open; a page's come first. */
export class Shortcuts {
  #sets = $state.raw<readonly (readonly Shortcut[])[]>([]);
  #everywhere = $state.raw<readonly Shortcut[]>([]);

  get everywhere(): readonly Shortcut[] {
    return this.#everywhere;
  }

  get ofPage(): readonly Shortcut[] {
    return this.#sets.flat();
  }

  /** The shell's own keys. */
  setEverywhere(set: readonly Shortcut[]): void {
    this.#everywhere = set;
  }

  /** Adds a page's keys; returns its own clean-up: `onMount(() => shortcuts.add([...]))`. */
  add(set: readonly Shortcut[]): () => void {
    this.#sets = [set, ...this.#sets];
    return () => {
      this.#sets = this.#sets.filter((each) => each !== set);
    };
  }

  /** Does what a key means here, if it means anything. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const pressed = keyOf(event);
    const bare = pressed.length === 1;
    if (bare && isWithin(event.target, 'input, select, textarea')) return;
    if (isWithin(event.target, 'dialog')) return;
    const list = [...this.ofPage, ...this.everywhere];
    const found = list.find(({ key, run }) => run && sameKey(key, pressed));
    if (!found || found.off?.()) return;
    event.preventDefault();
    found.run?.();
  }
}

/** The key with what is held down beside it; a character is named by itself, whatever makes it. */
export function keyOf(event: KeyboardEvent): string {
  const held = [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey && (event.key.length > 1 || event.ctrlKey || event.altKey) ? 'Shift+' : '',
  ];
  return held.join('') + event.key;
}

const sameKey = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const isWithin = (target: EventTarget | null, selector: string) =>
  Boolean((target as Partial<Element> | null)?.closest?.(selector));
