import { describe, expect, it } from 'vitest';
import { DatabaseUnavailable } from '../db/index.ts';
import { VerifiedCache } from './verified-cache.ts';

const hour = 3_600_000;

function cacheOf() {
  const world = { now: 0, away: false, loads: 0, valid: new Set(['token']) };
  const load = (key: string) => {
    world.loads += 1;
    if (world.away) return Promise.reject(new DatabaseUnavailable('gone'));
    const found = world.valid.has(key) ? { value: `user of ${key}`, expiresAt: hour } : undefined;
    return Promise.resolve(found);
  };
  return { world, cache: new VerifiedCache(load, () => world.now) };
}

describe('the cache of verified tokens', () => {
  it('asks once in a while and notices a log-out', async () => {
    const { world, cache } = cacheOf();
    expect(await cache.get('token')).toBe('user of token');
    expect(await cache.get('token')).toBe('user of token');
    expect(world.loads).toBe(1);
    world.valid.clear();
    world.now = 5_000;
    expect(await cache.get('token')).toBeUndefined();
  });

  it('remembers nothing of tokens that are not valid', async () => {
    const { world, cache } = cacheOf();
    expect(await cache.get('guess')).toBeUndefined();
    world.valid.add('guess');
    expect(await cache.get('guess')).toBe('user of guess');
  });

  it('keeps those who are in while the database is away, until their session ends', async () => {
    const { world, cache } = cacheOf();
    await cache.get('token');
    world.away = true;
    world.now = hour - 1;
    expect(await cache.get('token')).toBe('user of token');
    await expect(cache.get('stranger')).rejects.toThrow(DatabaseUnavailable);
    world.now = hour;
    await expect(cache.get('token')).rejects.toThrow(DatabaseUnavailable);
  });

  it('forgets at once what is ended here', async () => {
    const { world, cache } = cacheOf();
    await cache.get('token');
    world.valid.clear();
    cache.forget('token');
    expect(await cache.get('token')).toBeUndefined();
  });
});
