import { sentence, type Sentence } from '../messages/index.ts';
import {
  Refused,
  Unreachable,
  type DeviceApi,
  type DeviceFacts,
  type Offer,
} from './device-api.ts';
import type { TokenStore } from './token-store.ts';

export interface Identity extends DeviceFacts {
  token: string;
}

export interface IdentifyOptions {
  api: DeviceApi;
  store: TokenStore;
  say(sentence: Sentence): void;
  /** The code staff has to enter now; undefined once it counts no more. */
  onCode(code: string | undefined): void;
  /** Waits; rejects when the caller is told to stop. */
  wait(ms: number): Promise<void>;
  /** Without pairing, a device that is not paired is undefined instead of waiting for staff. */
  mayPair: boolean;
}

const POLL_MS = 2000;
const LONGEST_RETRY_MS = 15_000;

/**
 * Who this device is: by its stored token, else by pairing it, however long that takes. A server that is
 * away is waited for.
 * @throws Refused when the server answers something that waiting does not mend
 */
export async function identify(options: IdentifyOptions): Promise<Identity | undefined> {
  const { store, say } = options;
  const token = store.read();
  if (token !== undefined) {
    const device = await persist(options, () => known(options.api, token));
    if (device) return { ...device, token };
    store.forget();
    say(sentence('pairing.revoked'));
  }
  return options.mayPair ? pair(options) : undefined;
}

/** The device of a token, undefined if the token counts no more. */
export async function known(api: DeviceApi, token: string): Promise<DeviceFacts | undefined> {
  try {
    return await api.me(token);
  } catch (error) {
    if (error instanceof Refused && [401, 403, 404].includes(error.status)) return undefined;
    throw error;
  }
}

async function pair(options: IdentifyOptions): Promise<Identity> {
  const { api, store, say, wait, onCode } = options;
  for (;;) {
    const offer = await persist(options, () => api.offer());
    say(sentence('pairing.code', { code: offer.code }));
    onCode(offer.code);
    const paired = await outcome(options, offer);
    onCode(undefined);
    if (paired) {
      store.write(paired.token);
      say(sentence('pairing.paired', { room: paired.room, name: paired.name }));
      return paired;
    }
    say(sentence('pairing.expired'));
    await wait(POLL_MS);
  }
}

/** Waits until staff enters the code; undefined when it expired. */
async function outcome(options: IdentifyOptions, offer: Offer): Promise<Identity | undefined> {
  for (;;) {
    await options.wait(POLL_MS);
    try {
      const paired = await persist(options, () => options.api.outcome(offer.secret));
      if (paired) return { ...paired.device, token: paired.token };
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return undefined;
      throw error;
    }
  }
}

/** Repeats a request while the server is away or busy, saying so once. */
async function persist<T>(options: IdentifyOptions, ask: () => Promise<T>): Promise<T> {
  const { api, say, wait } = options;
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const busy = error instanceof Refused && error.status === 429;
      if (!(error instanceof Unreachable || busy)) throw error;
      if (tries === 0) say(sentence('server.away', { url: api.url }));
      await wait(Math.min(LONGEST_RETRY_MS, 1000 * 2 ** Math.min(tries, 4)));
    }
  }
}
