import { constants } from 'node:fs';
import { access, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrinterReport } from '@daozhen/protocol';
import { NotHanded, type PrinterPort, type Progress, type Sheet } from './port.ts';

/** A printer that writes files into a folder, to try things out without paper. */
export class FolderPort implements PrinterPort {
  readonly scheme = 'folder';
  readonly #folders: ReadonlyMap<string, string>;

  /** @param folders by the name of the printer */
  constructor(folders: ReadonlyMap<string, string>) {
    this.#folders = folders;
  }

  async printers(): Promise<PrinterReport[]> {
    const names = [...this.#folders];
    return Promise.all(
      names.map(async ([name, folder]) => ({
        queue: `folder:${name}`,
        name,
        format: 'pdf' as const,
        papers: ['a5', 'a4', '80mm'] as PrinterReport['papers'],
        ...(!(await usable(folder)) && { problem: 'offline' as const }),
      })),
    );
  }

  async hand(queue: string, sheet: Sheet): Promise<string> {
    const folder = this.#folders.get(queue.replace('folder:', ''));
    if (folder === undefined) throw new NotHanded('no-printer');
    if (!(await usable(folder))) throw new NotHanded('offline');
    const name = `${sheet.title.replaceAll(/[^\p{L}\p{N}-]+/gu, '_')}-${sheet.key}.pdf`;
    const part = join(folder, `.${name}.part`);
    const file = await open(part, 'w');
    try {
      await file.writeFile(sheet.bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, join(folder, name));
    return name;
  }

  progress(): Promise<Progress> {
    return Promise.resolve({ kind: 'printed' });
  }

  cancel(): Promise<void> {
    return Promise.resolve();
  }
}

async function usable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
