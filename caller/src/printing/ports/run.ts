import { execFile } from 'node:child_process';

/** What became of a program that was run to its end. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** The program could not be started at all. */
export class NotStarted extends Error {}

/** It was still running at the time limit, and was ended: nobody knows what it has done. */
export class TimedOut extends Error {}

export type Run = (command: string, args: readonly string[], limitMs?: number) => Promise<Ran>;

const LIMIT_MS = 20_000;

/**
 * Runs a program with plain English messages.
 * @throws NotStarted, TimedOut
 */
export const runProgram: Run = (command, args, limitMs = LIMIT_MS) =>
  new Promise((resolve, reject) => {
    const options = {
      timeout: limitMs,
      killSignal: 'SIGKILL',
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C', LANGUAGE: 'C' },
    } as const;
    execFile(command, args, options, (error, out, err) => {
      if (error === null) return resolve({ code: 0, out, err });
      if (error.killed) return reject(new TimedOut(command, { cause: error }));
      if (typeof error.code === 'number') return resolve({ code: error.code, out, err });
      // A text is a system's error: there is no such program, or it may not be run.
      reject(new NotStarted(command, { cause: error }));
    });
  });
