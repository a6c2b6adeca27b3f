import type { CallerParts } from '../caller.ts';
import type { HidPort } from '../hid/hid-port.ts';
import { nodeHidPort } from '../hid/node-hid-port.ts';
import { DeviceApi } from '../identity/device-api.ts';
import { TokenStore } from '../identity/token-store.ts';
import { sentence } from '../messages/index.ts';
import type { CallerOptions } from '../options.ts';
import { controlSocket, nodeEnv } from '../socket.ts';
import { LogTerminal, type Terminal } from '../terminal/terminal.ts';

/** What every mode that talks to the server is made of. */
export function partsOf(
  options: CallerOptions,
  terminal: Terminal,
  signal: AbortSignal,
  show: CallerParts['show'],
): CallerParts {
  const { url, token, room } = options;
  return {
    api: new DeviceApi(url, fetch),
    store: new TokenStore(options.data, url),
    terminal,
    env: nodeEnv,
    openSocket: (secret) => controlSocket(url, secret),
    show,
    signal,
    ...(token !== undefined && { token }),
    ...(room !== undefined && { room }),
  };
}

export const logTerminal = () => new LogTerminal(process.stdout, () => new Date());

/** The real devices; undefined, and said why, where the native module does not load. */
export async function openHid(terminal: Pick<Terminal, 'say'>): Promise<HidPort | undefined> {
  try {
    return await nodeHidPort();
  } catch (error) {
    terminal.say(sentence('box.native', { reason: (error as Error).message }));
    return undefined;
  }
}
