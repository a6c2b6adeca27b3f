import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program of this computer and how to use it; `$` stands for what it is given. */
type Recipe = readonly [string, ...string[]];

const players: Partial<Record<NodeJS.Platform, readonly Recipe[]>> = {
  linux: [
    ['pw-play', '$'],
    ['paplay', '$'],
    ['aplay', '-q', '$'],
    ['ffplay', '-nodisp', '-autoexit', '-loglevel', 'quiet', '$'],
  ],
  darwin: [['afplay', '$']],
  win32: [
    [
      'powershell.exe',
      '-NoProfile',
      '-Command',
      "(New-Object Media.SoundPlayer -ArgumentList '$').PlaySync()",
    ],
  ],
};

/** The first of some programs that is there, by the search path. */
export function findProgram(
  recipes: readonly Recipe[],
  path = process.env['PATH'] ?? '',
): Recipe | undefined {
  const folders = path.split(delimiter).filter(Boolean);
  return recipes.find(([name]) => folders.some((folder) => runs(join(folder, name))));
}

/** Plays a sound file; @returns false where this computer has nothing to play it with. */
export function playFile(file: string): boolean {
  const player = findProgram(players[process.platform] ?? []);
  if (!player) return false;
  const [command, ...args] = player.map((part) => part.replace('$', file));
  return start(command ?? '', args);
}

/** Starts a program and forgets it; what it does goes nowhere. */
export function start(command: string, args: readonly string[]): boolean {
  try {
    const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsHide: true });
    child.on('error', () => undefined);
    child.unref();
    return true;
  } catch {
    return false;
  }
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
