import { mkdirSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process has the folder open. */
export class FolderInUse extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super(
      `数据目录正被另一个导诊程序使用 · another Daozhen process is using the folder: ${folder}`,
    );
    this.folder = folder;
  }
}

const sqliteBusy = 5;

/**
 * Takes a folder for this process alone. The lock is the operating system's, on a file beside the folder
 * (an empty SQLite database): it goes with the process however that ends, so none is ever stale.
 * @returns gives the folder back
 * @throws FolderInUse
 */
export function lockFolder(folder: string): () => void {
  const path = resolve(folder);
  mkdirSync(dirname(path), { recursive: true });
  const file = new DatabaseSync(`${realpathSync(dirname(path))}/${lockName(path)}`, { timeout: 0 });
  try {
    file.exec('pragma journal_mode = memory');
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode === sqliteBusy) throw new FolderInUse(path);
    throw error;
  }
  let held = true;
  return () => {
    if (held) file.close();
    held = false;
  };
}

function lockName(path: string): string {
  return `${path.slice(dirname(path).length).replaceAll(/[/\\]/g, '') || 'root'}.lock`;
}
