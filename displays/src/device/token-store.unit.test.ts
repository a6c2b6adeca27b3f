import { describe, expect, it } from 'vitest';
import { browserTokens, type TokenWindow } from './token-store.ts';

class Memory {
  readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

function opened(hash = '') {
  const addresses: string[] = [];
  const window = {
    localStorage: new Memory(),
    sessionStorage: new Memory(),
    location: { hash, pathname: '/display/', search: '' },
    history: {
      replaceState: (_data: unknown, _unused: string, url: string) => addresses.push(url),
    },
  };
  return { window: window as unknown as TokenWindow, addresses };
}

const token = 'token-of-the-hall-board';

describe('where a display keeps its token', () => {
  it('remembers a pairing over power cuts', () => {
    const { window } = opened();
    browserTokens(window).write(token);
    expect(browserTokens(window).read()).toBe(token);
    expect(window.localStorage.getItem('daozhen.display')).toBe(token);
  });

  it('takes a token from its link for this tab only, and clears the address', () => {
    const { window, addresses } = opened(`#token=${token}`);
    expect(browserTokens(window).read()).toBe(token);
    expect(window.localStorage.getItem('daozhen.display')).toBeNull();
    expect(addresses).toEqual(['/display/']);
  });

  it('forgets both when its place is withdrawn', () => {
    const { window } = opened(`#token=${token}`);
    const tokens = browserTokens(window);
    tokens.write('another');
    tokens.forget();
    expect(tokens.read()).toBeUndefined();
  });

  it('goes without where storage is forbidden', () => {
    const { window } = opened();
    window.localStorage.getItem = () => {
      throw new Error('forbidden');
    };
    expect(browserTokens(window).read()).toBeUndefined();
  });
});
