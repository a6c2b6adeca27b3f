const KEY = 'daozhen.display';

/** Keeps the screen's place over power cuts. */
export interface TokenStore {
  read(): string | undefined;
  write(token: string): void;
  forget(): void;
}

/** What a store needs of a window. */
export interface TokenWindow {
  localStorage: Storage;
  sessionStorage: Storage;
  location: { hash: string; pathname: string; search: string };
  history: { replaceState(data: unknown, unused: string, url: string): void };
}

/** Where storage is forbidden, the pairing holds until the power goes. */
function allowed<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

/**
 * The browser's storage. A link may bring a token with it, `/display/#token=…`, as the demo's start page
 * does: it is for this tab only, so that one browser can show several boards, and leaves the address bar.
 */
export function browserTokens(window: TokenWindow): TokenStore {
  const { location, history } = window;
  const linked = /^#token=([\w-]{16,128})$/.exec(location.hash)?.[1];
  if (linked !== undefined) {
    allowed(() => window.sessionStorage.setItem(KEY, linked));
    history.replaceState(null, '', location.pathname + location.search);
  }
  return {
    read: () =>
      allowed(() => window.sessionStorage.getItem(KEY) ?? window.localStorage.getItem(KEY)) ??
      undefined,
    write(token) {
      allowed(() => window.localStorage.setItem(KEY, token));
    },
    forget() {
      allowed(() => window.sessionStorage.removeItem(KEY));
      allowed(() => window.localStorage.removeItem(KEY));
    },
  };
}
