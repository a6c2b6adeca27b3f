import { Guided } from './guided.ts';
import type { Policy } from './policy.ts';
import { routes } from './routes.ts';

/** Every policy a day can be played with, made anew for each day: they learn while it lasts. */
export const policies: ReadonlyMap<string, () => Policy> = new Map([
  ...routes.map((policy) => [policy.name, () => policy] as const),
  ['guided-early', () => new Guided('early')],
  ['guided-late', () => new Guided('late')],
]);
