import type { Paper } from '@daozhen/protocol';
import { remember, remembered } from '../app/memory.ts';

/** Where one kind of paper goes from this computer. */
export interface Target {
  printer: string;
  paper?: Paper;
}

/** Which printers this computer uses at a campus, and whether a check-in prints by itself. */
export interface PrinterChoice {
  sheet?: Target;
  slip?: Target;
  list?: Target;
  /** What is printed right after a check-in. */
  auto?: 'sheet' | 'slip';
}

const keyOf = (site: string) => `daozhen.printers.${site}`;

/** What was chosen on this computer before; nothing where it cannot be read. */
export function readChoice(site: string): PrinterChoice {
  try {
    const kept: unknown = JSON.parse(remembered(keyOf(site)) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

export function keepChoice(site: string, choice: PrinterChoice): void {
  remember(keyOf(site), JSON.stringify(choice));
}
