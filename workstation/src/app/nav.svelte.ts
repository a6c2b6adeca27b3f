import { remember, remembered } from './memory.ts';

const foldedKey = 'daozhen.nav-folded';
const closedKey = 'daozhen.nav-closed-groups';
/** Below this width the navigation starts folded to its icons. */
const ROOMY_PX = 1280;

/** How the navigation stands on this computer. */
export class NavState {
  #folded = $state(startsFolded());
  #closed = $state.raw<readonly string[]>((remembered(closedKey) ?? '').split(' '));
  /** On a narrow screen the navigation lies over the page while this is so. */
  over = $state(false);

  get folded(): boolean {
    return this.#folded;
  }

  toggle(): void {
    this.#folded = !this.#folded;
    remember(foldedKey, this.#folded ? 'yes' : 'no');
  }

  isClosed(group: string): boolean {
    return this.#closed.includes(group);
  }

  toggleGroup(group: string): void {
    this.#closed = this.isClosed(group)
      ? this.#closed.filter((each) => each !== group)
      : [...this.#closed, group];
    remember(closedKey, this.#closed.join(' '));
  }
}

function startsFolded(): boolean {
  const chosen = remembered(foldedKey);
  return chosen === undefined ? innerWidth < ROOMY_PX : chosen === 'yes';
}
