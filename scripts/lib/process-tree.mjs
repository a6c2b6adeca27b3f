import { readdirSync, readFileSync } from 'node:fs';

/**
 * @param {string} stat a line of /proc/<pid>/stat
 * @returns {number} the parent's id (the command's name, in brackets, may hold anything)
 */
export function parentFromStat(stat) {
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/**
 * @param {Map<number, number>} parents each process's parent
 * @param {number} ancestor
 * @returns {number[]} everything that descends from it
 */
export function descendantsOf(parents, ancestor) {
  const found = [ancestor];
  for (const parent of found) {
    for (const [pid, of] of parents) if (of === parent) found.push(pid);
  }
  return found.slice(1);
}

/** @returns {Map<number, number>} every running process and its parent (Linux) */
export function runningProcesses() {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(
    pids.flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const zombie = stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
        return zombie ? [] : [/** @type {const} */ ([Number(pid), parentFromStat(stat)])];
      } catch {
        return [];
      }
    }),
  );
}
