import { Caller, type CallerParts } from './caller.ts';
import { ButtonBox, type BoxState } from './hid/button-box.ts';
import type { HidPort } from './hid/hid-port.ts';
import { nodeHidPort } from './hid/node-hid-port.ts';
import { findBox, loadProfiles, nameOf } from './hid/profiles.ts';
import { DeviceApi } from './identity/device-api.ts';
import { TokenStore } from './identity/token-store.ts';
import { line, sentence } from './messages/index.ts';
import { exitCodes, type CallerOptions } from './options.ts';
import { controlSocket, nodeEnv } from './socket.ts';
import { listenToKeys } from './terminal/keys.ts';
import { LiveTerminal, LogTerminal, type Terminal } from './terminal/terminal.ts';

/** How long one press from a script waits for the connection. */
const CONNECT_MS = 10_000;

/** Runs the caller as the command line says; resolves to the exit code. */
export async function runMode(options: CallerOptions, stop: AbortController): Promise<number> {
  switch (options.mode) {
    case 'list':
      return list(options);
    case 'once':
      return once(options, stop.signal);
    case 'simulate':
      return simulate(options, stop);
    default:
      return withBox(options, stop.signal);
  }
}

function parts(
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

const logTerminal = () => new LogTerminal(process.stdout, () => new Date());

async function withBox(options: CallerOptions, signal: AbortSignal): Promise<number> {
  const profiles = loadProfiles(options.profiles);
  const terminal = logTerminal();
  const port = await openHid(terminal);
  if (!port) return exitCodes.failed;
  const { device, profile } = options;
  const box: ButtonBox = new ButtonBox({
    port,
    profiles,
    choice: { device, profile },
    env: nodeEnv,
    onAction: (action) => void caller.act(action),
    onState: (state) => tellBox(terminal, state),
    onUnknown: (bytes) => terminal.say(sentence('box.unknown', { bytes })),
  });
  const caller = new Caller(parts(options, terminal, signal, (answer) => void box.show(answer)));
  try {
    await box.search();
    await caller.run();
  } finally {
    await box.close();
  }
  return exitCodes.accepted;
}

async function openHid(terminal: Terminal): Promise<HidPort | undefined> {
  try {
    return await nodeHidPort();
  } catch (error) {
    terminal.say(sentence('box.native', { reason: (error as Error).message }));
    return undefined;
  }
}

/** How it stands with the box, in words. */
export function tellBox(terminal: Pick<Terminal, 'say'>, state: BoxState): void {
  switch (state.kind) {
    case 'absent':
      return terminal.say(sentence('box.absent'));
    case 'unplugged':
      return terminal.say(sentence('box.unplugged', { device: state.device }));
    case 'refused':
      return terminal.say(sentence('box.refused', { ...state }));
    case 'ready': {
      const { device, profile } = state;
      const { zh } = sentence('box.ready', { name: profile.name.zh, device });
      const { en } = sentence('box.ready', { name: profile.name.en, device });
      terminal.say({ zh, en });
      if (!profile.tested) terminal.say(sentence('box.untested'));
    }
  }
}

async function simulate(options: CallerOptions, stop: AbortController): Promise<number> {
  const terminal = process.stdout.isTTY
    ? new LiveTerminal(process.stdout, () => new Date())
    : logTerminal();
  const caller = new Caller(parts(options, terminal, stop.signal, () => {}));
  const silence = listenToKeys(
    process.stdin,
    (action) => void caller.act(action),
    () => stop.abort(),
  );
  try {
    await caller.run();
  } finally {
    silence();
  }
  return exitCodes.accepted;
}

async function once(options: CallerOptions, signal: AbortSignal): Promise<number> {
  const terminal = logTerminal();
  const caller = new Caller(parts(options, terminal, signal, () => {}));
  try {
    const identity = await caller.identity(false);
    if (!identity) {
      terminal.say(sentence('pairing.needed'));
      return exitCodes.unpaired;
    }
    if (!(await caller.connect(identity, CONNECT_MS))) {
      terminal.say(sentence('link.silent'));
      return exitCodes.offline;
    }
    const result = await caller.act(options.action);
    return result === undefined || result.kind === 'busy'
      ? exitCodes.failed
      : exitCodes[result.kind];
  } finally {
    caller.close();
  }
}

async function list(options: CallerOptions): Promise<number> {
  const profiles = loadProfiles(options.profiles);
  const port = await openHid(logTerminal());
  if (!port) return exitCodes.failed;
  const devices = await port.list();
  if (devices.length === 0) process.stdout.write(`${line(sentence('list.none'))}\n`);
  for (const device of devices) {
    const name = [device.manufacturer, device.product].filter(Boolean).join(' ');
    const usage = `${device.usagePage ?? '?'}/${device.usage ?? '?'}`;
    const fits = findBox([device], profiles)?.profile.id ?? '-';
    process.stdout.write(`${nameOf(device)}  usage ${usage}  ${fits}  ${name}\n`);
  }
  return exitCodes.accepted;
}
