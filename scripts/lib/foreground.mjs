import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './paths.mjs';

/** Ctrl-C reaches us from the terminal and once more through npm; the echo is not a second press. */
const echoMs = 1_000;

/**
 * Runs the main program in the foreground: our signals become its signals, its end becomes ours.
 * It has a process group of its own, so that one Ctrl-C is one signal and it can close in order;
 * a second press ends it at once.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<number>} the exit code, 128 + n after signal n
 */
export function foreground(command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: 'inherit',
      detached: process.platform !== 'win32',
    });
    let firstAt = 0;
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      const now = Date.now();
      if (firstAt === 0) {
        firstAt = now;
        child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
      } else if (now - firstAt > echoMs) {
        child.kill('SIGKILL');
      }
    };
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
