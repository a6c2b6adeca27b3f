/** The rules of the queue as pure functions over a campus's state (docs/queue-rules.md). */
export * from './order.ts';
export * from './items.ts';
export * from './entry.ts';
export * from './takes.ts';
export * from './line.ts';
export * from './line-book.ts';
export * from './door.ts';
export * from './pick.ts';
export * from './reentry.ts';
export * from './ahead.ts';
export * from './explain.ts';
export * from './evolve.ts';
export * from './day.ts';
export * from './rooms.ts';
