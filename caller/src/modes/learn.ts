import { createInterface, type Interface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Echoes } from '../echo/echo.ts';
import { BoxWatch } from '../hid/box-watch.ts';
import { ButtonBox } from '../hid/button-box.ts';
import type { HidPort } from '../hid/hid-port.ts';
import { parseProfile } from '../hid/profiles.ts';
import { Lesson, type Pupil } from '../learn/lesson.ts';
import { line, sentence } from '../messages/index.ts';
import { exitCodes, type CallerOptions } from '../options.ts';
import { nodeEnv } from '../socket.ts';
import { learntFolder, logTerminal, openHid } from './parts.ts';

/** Learns a button box at the terminal, writes its profile, and lets the person try it at once. */
export async function learn(options: CallerOptions, stop: AbortController): Promise<number> {
  const port = await openHid(options, logTerminal(options));
  if (!port) return exitCodes.failed;
  const terminal = createInterface({ input: process.stdin });
  const pupil = pupilAt(terminal);
  stop.signal.addEventListener('abort', () => terminal.close());
  try {
    const { device } = options;
    const today = new Date().toLocaleDateString('sv');
    const folder = learntFolder(options);
    const file = await new Lesson({ port, pupil, env: nodeEnv, folder, device, today }).run();
    if (file === undefined) return exitCodes.failed;
    process.stdout.write(`\n${readFileSync(file, 'utf8')}\n`);
    await tryOut(file, port, pupil);
    return exitCodes.accepted;
  } finally {
    terminal.close();
  }
}

/** Shows what each key means, until the person has seen enough. */
async function tryOut(file: string, port: HidPort, pupil: Pupil): Promise<void> {
  const profile = parseProfile(readFileSync(file, 'utf8'), basename(file));
  const watch = new BoxWatch({
    port,
    profiles: [profile],
    env: nodeEnv,
    onState: () => {},
    open: (found, _there, onLost) =>
      ButtonBox.open(found, {
        port,
        env: nodeEnv,
        echoes: new Echoes(),
        onAction: (action) =>
          pupil.say(sentence('learn.tried', { key: line(sentence(`action.${action}`)) })),
        onChord: () => pupil.say(sentence('box.chord')),
        onUnknown: (bytes) => pupil.say(sentence('box.unknown', { bytes })),
        onLost,
      }),
  });
  pupil.say(sentence('learn.try'));
  await watch.look();
  await pupil.line();
  await watch.close();
}

/** The person at this terminal; lines that come while nobody waits for one are forgotten. */
function pupilAt(terminal: Interface): Pupil {
  let closed = false;
  let waiting: ((text: string | undefined) => void)[] = [];
  const tell = (text: string | undefined) => {
    const told = waiting;
    waiting = [];
    for (const one of told) one(text);
  };
  terminal.on('line', tell);
  terminal.on('close', () => {
    closed = true;
    tell(undefined);
  });
  return {
    say: (text) => process.stdout.write(`${line(text)}\n`),
    line: () =>
      closed ? Promise.resolve(undefined) : new Promise((resolve) => waiting.push(resolve)),
  };
}
