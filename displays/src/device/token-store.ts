const KEY = 'daozhen.display';

/** Keeps the screen's place over power cuts. */
export interface TokenStore {
  read(): string | undefined;
  write(token: string): void;
  forget(): void;
}

/** The browser's storage; where it is forbidden the screen asks to be paired after every start. */
export const browserTokens: TokenStore = {
  read() {
    try {
      return localStorage.getItem(KEY) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(token) {
    try {
      localStorage.setItem(KEY, token);
    } catch {
      // The pairing then holds until the power goes.
    }
  },
  forget() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Nothing was kept.
    }
  },
};
