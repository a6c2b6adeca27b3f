import { closeSync, existsSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';

interface OpenFile {
  nfd?: number;
  node: unknown;
}

interface NodeFiles {
  stream_ops: { fsync?: (file: OpenFile) => number };
  realPath(node: unknown): string;
}

type InitOptions = Awaited<ReturnType<NodeFS['init']>>['emscriptenOpts'];

/**
 * PGlite's files on disk, with fsync. The file system it brings answers every fsync with success without
 * asking the operating system, so a power cut would lose acknowledged commits even with `fsync = on`;
 * here the call reaches the disk. Its fdatasync is empty as well, hence {@link durableParameters}.
 */
export class DurableFiles extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>) {
    const made = await super.init(pg, options);
    const prepare = (module: unknown): void => {
      const files = (module as { NODEFS: NodeFiles }).NODEFS;
      files.stream_ops.fsync = (file) => {
        if (file.nfd === undefined) syncPath(files.realPath(file.node), fsyncSync);
        else fdatasyncSync(file.nfd);
        return 0;
      };
    };
    const preRun = [...(made.emscriptenOpts.preRun ?? []), prepare] as InitOptions['preRun'];
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun } };
  }
}

/** PGlite's own start parameters switch fsync off (`-F`); ours keep it and flush the log by fsync. */
export function durableParameters(defaults: readonly string[]): string[] {
  return [...defaults.filter((part) => part !== '-F'), '-c', 'wal_sync_method=fsync'];
}

/** Whether a folder already holds a database. */
export function holdsDatabase(folder: string): boolean {
  return existsSync(join(folder, 'PG_VERSION'));
}

/** Flushes every file of a freshly made database: creating one does not. */
export function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) syncPath(path, fdatasyncSync);
    else if (entry.isDirectory()) syncPath(path, fsyncSync);
  }
  syncPath(folder, fsyncSync);
}

function syncPath(path: string, sync: (file: number) => void): void {
  // Windows opens no directories; its file system journals their entries by itself.
  let file: number;
  try {
    file = openSync(path, 'r+');
  } catch {
    try {
      file = openSync(path, 'r');
    } catch {
      return;
    }
  }
  try {
    sync(file);
  } finally {
    closeSync(file);
  }
}
