import { spawn } from 'node:child_process';
import { constants, accessSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';

/**
 * @typedef {object} ExecOptions
 * @property {string} [cwd] defaults to the repository
 * @property {Record<string, string>} [env] added to this process's environment
 * @property {number} [timeoutMs] the command is ended after this long
 * @property {boolean} [show] let the command write to the terminal
 */

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {ExecOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} output holds both streams unless shown;
 *   a command that cannot be started has code 127
 */
export function exec(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      timeout: options.timeoutMs,
      stdio: options.show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Like exec, but a failure is an error that carries the command's last lines.
 * @param {string} command
 * @param {string[]} args
 * @param {ExecOptions} [options]
 * @returns {Promise<string>} the output
 */
export async function mustExec(command, args, options) {
  const { code, output } = await exec(command, args, options);
  if (code === 0) return output;
  const tail = output.trim().split('\n').slice(-15).join('\n');
  throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${tail}`);
}

/**
 * @param {string} name
 * @param {string} [path] a PATH to search instead of this process's
 * @returns {string | undefined} where the first executable of that name lies
 */
export function which(name, path = process.env['PATH'] ?? '') {
  for (const dir of path.split(delimiter).filter(Boolean)) {
    const file = join(dir, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return undefined;
}
