import { nearest, type Direction } from './spatial.ts';

const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * Makes all buttons within an element one stop of the Tab key; arrow keys lead from one to the nearest in
 * their direction. For `use:roving`.
 */
export function roving(host: HTMLElement): { destroy(): void } {
  let current: HTMLElement | undefined;
  const stops = () => [...host.querySelectorAll<HTMLElement>('button')];

  const settle = () => {
    const all = stops();
    if (!current || !all.includes(current)) current = all[0];
    for (const stop of all) {
      const index = stop === current ? 0 : -1;
      if (stop.tabIndex !== index) stop.tabIndex = index;
    }
  };
  const focused = (event: FocusEvent) => {
    const stop = (event.target as HTMLElement).closest<HTMLElement>('button');
    if (!stop) return;
    current = stop;
    settle();
  };
  const pressed = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    const from = (event.target as HTMLElement).closest<HTMLElement>('button');
    if (!direction || !from || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const others = stops().filter((stop) => stop !== from && stop.offsetParent !== null);
    const boxes = others.map((stop) => stop.getBoundingClientRect());
    const found = nearest(from.getBoundingClientRect(), boxes, direction);
    if (found !== undefined) others[found]?.focus();
  };

  const watcher = new MutationObserver(settle);
  watcher.observe(host, { childList: true, subtree: true });
  host.addEventListener('focusin', focused);
  host.addEventListener('keydown', pressed);
  settle();
  return {
    destroy() {
      watcher.disconnect();
      host.removeEventListener('focusin', focused);
      host.removeEventListener('keydown', pressed);
    },
  };
}
