import { expect, it } from 'vitest';
import { OneByOne } from './one-by-one.ts';

it('lets heavy work take turns, goes on after a failure, and says when too much waits', async () => {
  const turns = new OneByOne();
  const heard: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = turns.run(async () => {
    await gate.promise;
    heard.push('first');
    throw new Error('failed');
  });
  const others = ['second', 'third', 'fourth'].map((name) =>
    turns.run(() => Promise.resolve(heard.push(name))),
  );
  expect(turns.isFull).toBe(true);
  expect(heard).toEqual([]);
  gate.resolve();
  await expect(first).rejects.toThrow('failed');
  await Promise.all(others);
  expect(heard).toEqual(['first', 'second', 'third', 'fourth']);
  expect(turns.isFull).toBe(false);
});
