import { readFileSync } from 'node:fs';

/**
 * A process as it can be told apart later: its id, and where the system says so (Linux) when it
 * began, because ids are used again.
 */
export interface ProcessIdentity {
  pid: number;
  beganAt: string;
}

/** @throws nothing: a process that is gone has an empty beginning */
export function identify(pid: number): ProcessIdentity {
  return { pid, beganAt: beginning(pid) };
}

/** Whether this very process still runs. */
export function isRunning({ pid, beganAt }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' && beginning(pid) === beganAt;
  }
  return beginning(pid) === beganAt;
}

/** The start time in clock ticks since boot, the 22nd field of /proc/<pid>/stat; a zombie is gone. */
function beginning(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'gone' : (fields[19] ?? '');
  } catch {
    return '';
  }
}
