import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { actions, isAction, type Action } from './actions.ts';
import { usage } from './usage.ts';

/** What the program does; each has its file in modes/. */
export type ModeName = 'box' | 'simulate' | 'once' | 'list' | 'learn' | 'status' | 'help';

export interface CallerOptions {
  url: string;
  /** Instead of the room the device was paired to. */
  room?: string;
  /** Instead of the stored token. */
  token?: string;
  /** Folder of the stored tokens, learnt profiles and status. */
  data: string;
  /** Folder of more device profiles. */
  profiles?: string;
  profile?: string;
  /** `vvvv:pppp` */
  device?: string;
  /** What numbered keys of a box mean, instead of what its profile says. */
  keys?: KeyMode;
  mode: ModeName;
  /** In mode `once`. */
  action: Action;
  /** The page for the desktop; `shown` opens it in a browser. */
  window?: { shown: boolean; port: number };
  /** Says calls aloud on this computer. */
  say: boolean;
  /** Takes boxes away from the desktop, so that pedals do not type into it (Linux). */
  grab: boolean;
  /** Tones by this computer's speaker: `auto` where the box has no light of its own. */
  sound: 'auto' | 'on' | 'off';
  /** File of the log, instead of the terminal. */
  log?: string;
}

export const keyModes = ['one-button', 'four-button'] as const;
export type KeyMode = (typeof keyModes)[number];

/** Exit codes of `--press`, `--do` and `--status`. */
export const exitCodes = {
  accepted: 0,
  failed: 1,
  refused: 2,
  offline: 3,
  unknown: 4,
  unpaired: 5,
} as const;

/** A command line that cannot be carried out. */
export class WrongOptions extends Error {
  readonly usage = usage;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const known = {
  url: text,
  room: text,
  token: text,
  data: text,
  do: text,
  profiles: text,
  profile: text,
  device: text,
  keys: text,
  'window-port': text,
  sound: text,
  log: text,
  simulate: flag,
  press: flag,
  window: flag,
  'no-open': flag,
  say: flag,
  grab: flag,
  list: flag,
  learn: flag,
  status: flag,
  help: flag,
};

/** @throws WrongOptions with a sentence for the person at the terminal */
export function readOptions(args: string[], environment: NodeJS.ProcessEnv): CallerOptions {
  const values = parse(args);
  const url = values.url ?? environment['CALLER_URL'] ?? 'http://127.0.0.1:8080';
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw wrong('--url', url, 'http://… , https://…');
  const action = values.press ? 'press' : (values.do ?? 'press');
  if (!isAction(action)) throw wrong('--do', action, actions.join(' | '));
  const device = values.device?.toLowerCase();
  if (device !== undefined && !/^[0-9a-f]{4}:[0-9a-f]{4}$/.test(device)) {
    throw wrong('--device', device, 'VVVV:PPPP, 0fd9:0086');
  }
  const keys = oneOf('--keys', values.keys, keyModes);
  const sound = oneOf('--sound', values.sound, ['auto', 'on', 'off']) ?? 'auto';
  const window = windowOf(values);
  const { room, token, profiles, profile, log } = values;
  return {
    url: url.replace(/\/+$/, ''),
    data: values.data ?? join(environment['DATA_DIR'] || '.data', 'caller'),
    mode: modeOf(values),
    action,
    say: values.say ?? false,
    grab: values.grab ?? false,
    sound,
    ...given({ room, token, profiles, profile, device, keys, window, log }),
  };
}

type Values = ReturnType<typeof parse>;

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: known }).values;
  } catch (error) {
    throw new WrongOptions((error as Error).message);
  }
}

function modeOf(values: Values): ModeName {
  if (values.help) return 'help';
  if (values.list) return 'list';
  if (values.status) return 'status';
  if (values.learn) return 'learn';
  if (values.press || values.do !== undefined) return 'once';
  return values.simulate ? 'simulate' : 'box';
}

function windowOf(values: Values): CallerOptions['window'] {
  if (!values.window) return undefined;
  const port = values['window-port'] ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw wrong('--window-port', port, '0–65535');
  }
  return { shown: !values['no-open'], port: Number(port) };
}

/** The values that were given: a missing option is absent, not undefined. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined || (allowed as readonly string[]).includes(value)) return value as T;
  throw wrong(option, value, allowed.join(' | '));
}

function wrong(option: string, value: string, allowed: string): WrongOptions {
  return new WrongOptions(`${option} ${value}: 应为 · must be ${allowed}`);
}
