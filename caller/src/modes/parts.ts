import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CallerParts } from '../caller.ts';
import type { HidPort } from '../hid/hid-port.ts';
import { nodeHidPort } from '../hid/node-hid-port.ts';
import type { Profile } from '../hid/profile.schemas.ts';
import { loadProfiles, WrongProfile } from '../hid/profiles.ts';
import { DeviceApi } from '../identity/device-api.ts';
import { TokenStore } from '../identity/token-store.ts';
import { line, sentence } from '../messages/index.ts';
import type { CallerOptions } from '../options.ts';
import { controlSocket, nodeEnv } from '../socket.ts';
import { openLog } from '../terminal/log-file.ts';
import { LogTerminal, type Terminal } from '../terminal/terminal.ts';

/** Names this run of the program to the server. */
const run = randomUUID();

/**
 * What every mode that talks to the server is made of.
 * @param lasting whether it stays connected, so that no second program may use the same token
 * @param slot name of the pairing's file
 */
export function partsOf(
  options: CallerOptions,
  terminal: Terminal,
  signal: AbortSignal,
  { lasting, slot = 'token' }: { lasting: boolean; slot?: string },
): Omit<CallerParts, 'echoes' | 'onChange'> {
  const { url, token, room } = options;
  const main = slot === 'token';
  return {
    api: new DeviceApi(url, fetch),
    store: new TokenStore(options.data, url, slot),
    terminal,
    env: nodeEnv,
    openSocket: (secret) => controlSocket(url, secret, lasting ? run : undefined),
    signal,
    ...(main && token !== undefined && { token }),
    ...(main && room !== undefined && { room }),
  };
}

/** Where messages go: the terminal, or the file of `--log`. */
export function logTerminal({ log }: Pick<CallerOptions, 'log'>): LogTerminal {
  const out = log === undefined ? process.stdout : openLog(log);
  return new LogTerminal(out, () => new Date());
}

/** The real devices; undefined, and said why, where the native module does not load. */
export async function openHid(
  { grab }: Pick<CallerOptions, 'grab'>,
  terminal: Pick<Terminal, 'say'>,
): Promise<HidPort | undefined> {
  try {
    return await nodeHidPort({ grab });
  } catch (error) {
    terminal.say(sentence('box.native', { reason: (error as Error).message }));
    return undefined;
  }
}

/** Where learnt profiles are kept. */
export function learntFolder({ data }: Pick<CallerOptions, 'data'>): string {
  return join(data, 'profiles');
}

/**
 * Profiles of the folder named, learnt ones, and those that come with the caller.
 * @throws WrongProfile, also when the folder named is not there
 */
export function profilesOf(options: CallerOptions): Profile[] {
  const { profiles: folder } = options;
  if (folder !== undefined && !existsSync(folder)) {
    throw new WrongProfile(line(sentence('profiles.none', { folder })));
  }
  return loadProfiles(...(folder === undefined ? [] : [folder]), learntFolder(options));
}
