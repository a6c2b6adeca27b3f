import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another process works in the same folder. */
export class FolderBusy extends Error {}

/**
 * Makes sure that one process alone works in a folder: a socket that ends with its process, so that
 * neither a crash nor a restart of the computer leaves a lock behind.
 * @returns its release
 * @throws FolderBusy
 */
export async function holdFolder(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24);
  const windows = process.platform === 'win32';
  const address = windows
    ? `\\\\.\\pipe\\daozhen-printer-${name}`
    : join(tmpdir(), `daozhen-printer-${name}.sock`);
  if (await answers(address)) throw new FolderBusy(folder);
  if (!windows) rmSync(address, { force: true });
  const server = createServer((socket) => socket.end());
  await listening(server, address, folder);
  server.unref();
  return () => server.close();
}

async function answers(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function listening(server: Server, address: string, folder: string): Promise<void> {
  try {
    server.listen(address);
    await once(server, 'listening');
  } catch (cause) {
    throw new FolderBusy(folder, { cause });
  }
}
