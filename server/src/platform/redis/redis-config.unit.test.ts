import { describe, expect, it } from 'vitest';
import { redisConfig } from './redis-config.ts';

const base = { dir: '/data/redis', port: 7001, password: 'abc', durable: true };

describe('the managed Redis configuration', () => {
  it('E3 makes every acknowledged write durable', () => {
    const lines = redisConfig(base).split('\n');
    expect(lines).toContain('appendonly yes');
    expect(lines).toContain('appendfsync always');
    expect(lines).toContain('maxmemory-policy noeviction');
  });

  it('listens to this machine only and asks for a password', () => {
    const lines = redisConfig(base).split('\n');
    expect(lines).toContain('bind 127.0.0.1');
    expect(lines).toContain('requirepass abc');
  });

  it('keeps nothing where durability is not wanted', () => {
    const lines = redisConfig({ ...base, durable: false }).split('\n');
    expect(lines).toContain('appendonly no');
    expect(lines).toContain('save ""');
  });

  it('quotes a folder with spaces and quotation marks', () => {
    expect(redisConfig({ ...base, dir: '/my "data"' })).toContain(String.raw`dir "/my \"data\""`);
  });
});
