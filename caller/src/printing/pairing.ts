import { Refused, Unreachable } from '../identity/device-api.ts';
import type { TokenStore } from '../identity/token-store.ts';
import type { Sentence } from '../messages/index.ts';
import { say } from './messages/index.ts';
import type { AgentFacts, PrintServer } from './server.ts';

export interface PairingOptions {
  server: PrintServer;
  store: Pick<TokenStore, 'read' | 'write' | 'forget'>;
  tell(sentence: Sentence): void;
  /** Waits; rejects when the program is told to end. */
  wait(ms: number): Promise<void>;
}

const POLL_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/**
 * Who this agent is: by its stored token, else by showing a code until staff has entered it. A server that
 * is away is waited for. Afterwards the server's requests carry the token.
 */
export async function introduce(options: PairingOptions): Promise<AgentFacts> {
  const { server, store, tell } = options;
  const token = store.read();
  if (token !== undefined) {
    const known = await persist(options, () => knownBy(server, token));
    if (known) {
      server.token = token;
      return known;
    }
    store.forget();
    tell(say('pairing.revoked'));
  }
  return pair(options);
}

async function knownBy(server: PrintServer, token: string): Promise<AgentFacts | undefined> {
  try {
    return await server.me(token);
  } catch (error) {
    if (error instanceof Refused && [401, 403, 404].includes(error.status)) return undefined;
    throw error;
  }
}

async function pair(options: PairingOptions): Promise<AgentFacts> {
  const { server, store, tell, wait } = options;
  for (;;) {
    const { code, secret } = await persist(options, () => server.offer());
    tell(say('pairing.code', { code }));
    const paired = await entered(options, secret);
    if (paired) {
      store.write(paired.token);
      server.token = paired.token;
      tell(say('pairing.paired', { name: paired.device.name }));
      return paired.device;
    }
    tell(say('pairing.expired'));
    await wait(POLL_MS);
  }
}

/** Waits until staff enters the code; undefined when it has expired. */
async function entered(options: PairingOptions, secret: string) {
  for (;;) {
    await options.wait(POLL_MS);
    try {
      const answer = await persist(options, () => options.server.outcome(secret));
      if (answer.state === 'paired') return answer;
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return undefined;
      throw error;
    }
  }
}

/** Repeats a request while the server is away, saying so once. */
async function persist<T>(options: PairingOptions, ask: () => Promise<T>): Promise<T> {
  const { server, tell, wait } = options;
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      if (tries === 0) tell(say('server.away', { url: server.url }));
      await wait(Math.min(LONGEST_RETRY_MS, 1_000 * 2 ** Math.min(tries, 4)));
    }
  }
}
