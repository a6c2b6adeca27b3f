import { describe, expect, it } from 'vitest';
import { chooseLane } from './glibc.mjs';

const bookworm = { platform: 'linux', arch: 'x64', glibc: '2.36', distribution: 'debian' };

describe('the lane of uWebSockets.js', () => {
  it.each([
    ['an older Debian borrows a loader', {}, 'loader'],
    ['an older Ubuntu borrows one too', { distribution: 'ubuntu', glibc: '2.35' }, 'loader'],
    ['a new C library needs nothing', { glibc: '2.41' }, 'native'],
    ['an old C library elsewhere has no donor', { distribution: '' }, 'none'],
    ['musl has no binary', { glibc: undefined }, 'none'],
    ['a rare processor has no binary', { arch: 'riscv64', glibc: '2.41' }, 'none'],
    ['macOS is native', { platform: 'darwin', glibc: undefined, distribution: '' }, 'native'],
  ])('%s', (_name, difference, lane) => {
    expect(chooseLane({ ...bookworm, ...difference })).toBe(lane);
  });
});
