import { join } from 'node:path';
import { Agent, type AgentOptions } from '../agent/agent.ts';
import { AlreadyRunning, StatusFile, STATUS_MS } from '../agent/status-file.ts';
import { playFile } from '../echo/player.ts';
import { Tone } from '../echo/tone.ts';
import { BoxesKnown } from '../identity/boxes-known.ts';
import { sentence } from '../messages/index.ts';
import { exitCodes, type CallerOptions } from '../options.ts';
import { nodeEnv } from '../socket.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { openWindow } from '../window/browser.ts';
import { DeskWindow } from '../window/desk-window.ts';
import { logTerminal, openHid, partsOf, profilesOf } from './parts.ts';

/** Reads the button boxes of this computer and carries their presses out; with `--window`, the page too. */
export async function box(options: CallerOptions, { signal }: AbortController): Promise<number> {
  const profiles = profilesOf(options);
  const terminal = logTerminal(options);
  const port = await openHid(options, terminal);
  if (!port && !options.window) return exitCodes.failed;
  const status = claim(options, terminal);
  if (!status) return exitCodes.failed;
  const { device, profile, keys } = options;
  let changed = false;
  let page: DeskWindow | undefined;
  let written = 0;
  const agent: Agent = new Agent({
    parts: (slot, terminal) => partsOf(options, terminal, signal, { lasting: true, slot }),
    terminal,
    env: nodeEnv,
    port,
    profiles,
    choice: { device, profile },
    keys,
    known: new BoxesKnown(options.data),
    tone: toneOf(options, terminal),
    onChange: () => {
      changed = true;
      page?.changed();
    },
  });
  page = await openPage(options, agent, terminal);
  const timer = setInterval(() => {
    if (!changed && Date.now() - written < STATUS_MS) return;
    [changed, written] = [false, Date.now()];
    status.write(options.url, agent.seats);
  }, 500);
  try {
    await agent.run();
  } finally {
    clearInterval(timer);
    await page?.close();
    status.remove();
  }
  return exitCodes.accepted;
}

/** The page for the desktop, if it is wished for, opened as a small window where that can be done. */
async function openPage(
  { window, say, data }: CallerOptions,
  agent: Agent,
  terminal: Terminal,
): Promise<DeskWindow | undefined> {
  if (!window) return undefined;
  const { port, shown } = window;
  try {
    const page = await DeskWindow.open({ port, say, caller: agent.main.caller });
    terminal.say(sentence('window.open', { url: page.url }));
    if (shown && !openWindow(page.url, data)) terminal.say(sentence('window.by-hand'));
    return page;
  } catch (error) {
    terminal.say(sentence('window.port', { port, reason: (error as Error).message }));
    return undefined;
  }
}

/** The folder's status file, if no other caller runs on the folder. */
export function claim(options: CallerOptions, terminal: Terminal): StatusFile | undefined {
  const status = new StatusFile(options.data);
  try {
    status.claim(options.url);
    return status;
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    terminal.say(sentence('agent.running', { pid: error.pid, folder: options.data }));
    return undefined;
  }
}

function toneOf({ sound, data }: CallerOptions, terminal: Terminal): AgentOptions['tone'] {
  if (sound === 'off') return undefined;
  const always = sound === 'on';
  // The terminal rings by itself at what did not work.
  const bell = () => always && terminal.beep();
  return { always, echo: new Tone({ folder: join(data, 'sounds'), play: playFile, bell }) };
}
