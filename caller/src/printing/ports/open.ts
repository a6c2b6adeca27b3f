import type { PrinterOptions } from '../options.ts';
import { FolderPort } from './folder.ts';
import { Ports } from './ports.ts';

/** The ways to printers that the command line and this computer offer. */
export function openPorts({ folders }: PrinterOptions): Ports {
  return new Ports([new FolderPort(folders)]);
}
