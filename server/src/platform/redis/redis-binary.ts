import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @throws if neither Redis nor Valkey is on PATH */
export function findRedisServer(path = process.env['PATH'] ?? ''): string {
  const dirs = path.split(delimiter).filter(Boolean);
  const candidates = ['redis-server', 'valkey-server'].flatMap((name) =>
    dirs.map((dir) => join(dir, name)),
  );
  const found = candidates.find(isExecutable);
  if (!found) throw new Error('neither redis-server nor valkey-server is on PATH; set REDIS_URL');
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
