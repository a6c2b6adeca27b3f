import type { PrinterOptions } from '../options.ts';
import { CupsPort } from './cups.ts';
import { FolderPort } from './folder.ts';
import type { PrinterPort } from './port.ts';
import { Ports } from './ports.ts';
import { ReceiptPort } from './receipt.ts';
import { spoolerAddress } from './spooler.ts';
import { WindowsPort } from './windows.ts';

/** The ways to printers that the command line and this computer offer. */
export function openPorts(
  options: PrinterOptions,
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): Ports {
  const { folders, receipts, system, sumatra } = options;
  const ports: PrinterPort[] = [];
  if (folders.size > 0) ports.push(new FolderPort(folders));
  if (receipts.size > 0) ports.push(new ReceiptPort(receipts));
  if (system && platform === 'win32') ports.push(new WindowsPort(sumatra ?? 'SumatraPDF.exe'));
  else if (system) ports.push(new CupsPort(spoolerAddress(environment)));
  return new Ports(ports);
}
