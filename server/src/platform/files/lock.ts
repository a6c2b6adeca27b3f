import { mkdirSync } from 'node:fs';
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
 * @param file the file to lock, if not the one beside the folder
 * @returns gives the folder back
 * @throws FolderInUse
 */
export function lockFolder(folder: string, file = `${resolve(folder)}.lock`): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('pragma journal_mode = memory');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === sqliteBusy)
      throw new FolderInUse(resolve(folder));
    throw error;
  }
  let held = true;
  return () => {
    if (held) lock.close();
    held = false;
  };
}
