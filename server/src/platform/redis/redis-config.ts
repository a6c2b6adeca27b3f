/** How the managed Redis is to run. */
export interface RedisConfig {
  /** The folder that holds its files; only this Redis may use it. */
  dir: string;
  port: number;
  password: string;
  /**
   * True: every acknowledged write is on the disk (`appendfsync always`). False keeps nothing, for
   * what may be thrown away.
   */
  durable: boolean;
}

/**
 * Writes the configuration that is handed to the server on its standard input, so that the password
 * shows in no process list and no file.
 */
export function redisConfig({ dir, port, password, durable }: RedisConfig): string {
  const persistence = durable
    ? [
        'appendonly yes',
        'appendfsync always',
        'no-appendfsync-on-rewrite no',
        'auto-aof-rewrite-percentage 100',
        'auto-aof-rewrite-min-size 64mb',
        'aof-load-truncated yes',
      ]
    : ['appendonly no'];
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    'daemonize no',
    `dir ${quoted(dir)}`,
    'save ""',
    'maxmemory-policy noeviction',
    ...persistence,
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`;
}
