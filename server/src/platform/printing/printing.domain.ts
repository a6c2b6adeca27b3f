import type {
  PrintFormat,
  PrintKind,
  PrintProblem,
  PrintReport,
  PrintState,
} from '@daozhen/protocol';

/** What the rules below need to know of a job. */
export interface JobFacts {
  state: PrintState;
  attempt: number;
  problem?: PrintProblem | undefined;
}

/** Nobody wants a guide sheet any more that no printer took for so long, ms. */
export const WAIT_MS = 15 * 60_000;

/** An agent that has not said a word about a job for so long has lost it, ms. */
export const SILENCE_MS = 5 * 60_000;

/** An agent reports its printers every 15 s; one that missed two of them is away, ms. */
export const AWAY_MS = 40_000;

const open: ReadonlySet<PrintState> = new Set(['queued', 'sent', 'printing']);
const over: ReadonlySet<PrintState> = new Set(['printed', 'failed', 'unknown', 'cancelled']);

/** Whether the agent has still something to do for it. */
export const isOpen = ({ state }: JobFacts): boolean => open.has(state);

/** Whether a person may ask for it once more: it has come to an end of any kind. */
export const mayRepeat = ({ state }: JobFacts): boolean => over.has(state);

/**
 * What a report makes of a job.
 * @returns the state and problem to store; undefined when the report says nothing new: it is about an
 *   earlier attempt, or the job has its final outcome already
 */
export function afterReport(
  job: JobFacts,
  report: PrintReport,
): { state: PrintState; problem: PrintProblem | undefined } | undefined {
  if (report.attempt !== job.attempt) return undefined;
  // What was given up as unknown may yet turn out one way or the other.
  const undecided = isOpen(job) || job.state === 'unknown';
  if (!undecided) return undefined;
  if (job.state === 'unknown' && !over.has(report.state)) return undefined;
  return { state: report.state, problem: report.problem };
}

/** Which documents a printer of a format can print: a receipt printer has no pages. */
export function canPrint(format: PrintFormat, kind: PrintKind): boolean {
  return format === 'pdf' || kind === 'slip';
}

/** How a printer stands, as staff see it. */
export function printerState(
  { problem, seenAt, busy }: { problem?: PrintProblem | undefined; seenAt: number; busy: boolean },
  now: number,
): { state: 'ready' | 'busy' | 'trouble' | 'offline'; problem?: PrintProblem } {
  if (now - seenAt > AWAY_MS || problem === 'offline')
    return { state: 'offline', problem: 'offline' };
  if (problem) return { state: 'trouble', problem };
  return { state: busy ? 'busy' : 'ready' };
}
