import { describe, expect, it } from 'vitest';
import { atLeast, isUsableRedis, parseOsRelease, parseRedisVersion } from './versions.mjs';

describe('versions', () => {
  it.each([
    ['7.0.15', '7.0', true],
    ['7.0', '7.0', true],
    ['6.2.14', '7.0', false],
    ['10.0', '7.2', true],
    ['2.36', '2.38', false],
    ['2.38', '2.38', true],
    ['7', '7.0', true],
  ])('%s is at least %s: %s', (version, least, expected) => {
    expect(atLeast(version, least)).toBe(expected);
  });

  it('reads what redis-server and valkey-server print', () => {
    const redis = 'Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=1';
    const valkey = 'Valkey server v=8.0.2 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=2';
    expect(parseRedisVersion(redis)).toEqual({ product: 'redis', version: '7.0.15' });
    expect(parseRedisVersion(valkey)).toEqual({ product: 'valkey', version: '8.0.2' });
    expect(parseRedisVersion('command not found')).toBeUndefined();
  });

  it('wants Redis 7.0 and Valkey 7.2', () => {
    expect(isUsableRedis('Redis server v=6.0.16 sha=0')).toBe(false);
    expect(isUsableRedis('Redis server v=7.0.15 sha=0')).toBe(true);
    expect(isUsableRedis('Valkey server v=7.2.4 sha=0')).toBe(true);
    expect(isUsableRedis('')).toBe(false);
  });

  it('reads a distribution with and without quotes', () => {
    const text = 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="21.3"\n';
    expect(parseOsRelease(text)).toEqual({
      id: 'linuxmint',
      like: ['ubuntu', 'debian'],
      version: '21.3',
    });
    expect(parseOsRelease('')).toEqual({ id: '', like: [], version: '' });
  });
});
