import type { CallerOptions, ModeName } from '../options.ts';

/** What the program does in one of its modes; resolves to the exit code. */
export type Mode = (options: CallerOptions, stop: AbortController) => Promise<number>;

/** Each mode brings its own parts along only when it is chosen. */
const modes: Record<ModeName, () => Promise<Mode>> = {
  box: async () => (await import('./box.ts')).box,
  simulate: async () => (await import('./simulate.ts')).simulate,
  once: async () => (await import('./once.ts')).once,
  list: async () => (await import('./list.ts')).list,
  learn: async () => (await import('./learn.ts')).learn,
  status: async () => (await import('./status.ts')).status,
  help: async () => (await import('./help.ts')).help,
};

/** Runs the caller as the command line says. */
export async function runMode(options: CallerOptions, stop: AbortController): Promise<number> {
  const run = await modes[options.mode]();
  return run(options, stop);
}
