import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { redisConfig, type RedisConfig } from './redis-config.ts';
import { probeRedis } from './redis-probe.ts';

/** One run of redis-server. */
export interface RedisProcess {
  pid: number;
  /** Resolves with its last words when it ends, for whatever reason. */
  ended: Promise<string>;
  /** Resolves when it answers. Rejects if it ends before. */
  ready(): Promise<void>;
  /** SIGTERM, then SIGKILL after the grace period; resolves when it is gone. */
  stop(graceMs: number): Promise<void>;
}

/** How many of its last lines are kept to explain an unexpected end. */
const keptLines = 20;

/**
 * Starts redis-server in a session of its own: a Ctrl-C in the terminal is for the server, which
 * stops Redis last.
 */
export function spawnRedis(binary: string, config: RedisConfig): RedisProcess {
  const child = spawn(binary, ['-'], {
    argv0: 'redis-server',
    cwd: config.dir,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines = lastLines(child);
  const ended = endOf(child, lines);
  child.stdin.on('error', () => undefined);
  child.stdin.end(redisConfig(config));
  return {
    pid: child.pid ?? 0,
    ended,
    ready: () => untilReady(child, config, ended),
    stop: async (graceMs) => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function untilReady(child: ChildProcess, config: RedisConfig, ended: Promise<string>) {
  let end: string | undefined;
  void ended.then((text) => (end = text));
  while (end === undefined) {
    if ((await probeRedis(config.port, config.password)) === 'ready') {
      // The port may answer for a moment although this child could not have it.
      if (child.exitCode === null && child.signalCode === null) return;
    }
    await Promise.race([ended, delay(20)]);
  }
  throw new Error(`Redis did not start: ${end}`);
}

function lastLines(child: ChildProcess): string[] {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter(Boolean));
      lines.splice(0, lines.length - keptLines);
    });
  }
  return lines;
}

async function endOf(child: ChildProcess, lines: string[]): Promise<string> {
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    return [`ended with ${signal ?? code}`, ...lines].join('\n');
  } catch (error) {
    return String(error);
  }
}
