import type { PrintProblem } from '@daozhen/protocol';

/** What `lpstat -l -p` says of one printer. */
export interface CupsPrinter {
  name: string;
  problem?: PrintProblem;
}

/** The words of CUPS's printer-state-reasons, without their ending, and what they mean to a person. */
const meanings: readonly [RegExp, PrintProblem][] = [
  [/^media-(empty|needed)/, 'paper-out'],
  [/^(media-jam|fuser-|marker-waste-full)/, 'jammed'],
  [/^(cover-open|door-open|interlock-open|input-tray-missing)/, 'cover-open'],
  [/^(toner-empty|marker-supply-empty|developer-empty)/, 'toner-out'],
  [/^(offline|connecting-to-device|timed-out|shutdown|cups-remote-)/, 'offline'],
  [/^(paused|stopped|moving-to-paused|stopped-partly)/, 'stopped'],
];

/** What keeps a printer from printing, by its reasons; a mere report or a warning of low toner does not. */
export function problemOf(reasons: readonly string[]): PrintProblem | undefined {
  for (const [pattern, problem] of meanings) {
    if (reasons.some((reason) => pattern.test(reason) && !reason.endsWith('-report'))) {
      return problem;
    }
  }
  return undefined;
}

/** Reads `lpstat -l -p`: a line for each printer, what is indented below belongs to it. */
export function readPrinters(text: string): CupsPrinter[] {
  return blocks(text, /^printer (\S+) (.*)/).map(({ name, rest, below }) => {
    const alerts = alertsOf(below);
    const disabled = rest.startsWith('disabled') ? 'stopped' : undefined;
    const problem = problemOf(alerts) ?? disabled;
    return { name, ...(problem && { problem }) };
  });
}

/** Reads `lpstat -l -o`: the state reasons of each job, by its request id. */
export function readJobs(text: string): Map<string, string[]> {
  const found = blocks(text, /^(\S+-\d+)\s+(.*)/);
  return new Map(found.map(({ name, below }) => [name, alertsOf(below)]));
}

/** The id in `request id is desk-12 (1 file(s))`. */
export function readRequest(text: string): string | undefined {
  return /request id is (\S+-\d+)/.exec(text)?.[1];
}

interface Block {
  name: string;
  rest: string;
  below: string[];
}

function blocks(text: string, head: RegExp): Block[] {
  const found: Block[] = [];
  for (const line of text.split(/\r?\n/)) {
    const match = head.exec(line);
    if (match) found.push({ name: match[1] ?? '', rest: match[2] ?? '', below: [] });
    else if (/^\s/.test(line)) found.at(-1)?.below.push(line.trim());
  }
  return found;
}

function alertsOf(lines: readonly string[]): string[] {
  const line = lines.find((each) => each.startsWith('Alerts:'));
  const words = line?.slice('Alerts:'.length).trim().split(/\s+/) ?? [];
  return words.filter((word) => word !== 'none' && word !== '');
}
