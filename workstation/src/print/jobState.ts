import type { PrintJob, Printer } from '@daozhen/protocol';

export type Tone = 'neutral' | 'good' | 'bad' | 'info';

/** What to show of a job: a message key, its tone, and what can be done about it. */
export interface JobLook {
  key: string;
  tone: Tone;
  /** Something is under way. */
  moving: boolean;
  /** It may be asked for once more. */
  again: boolean;
  /** It can still be stopped. */
  stop: boolean;
  /** A person has to look at it. */
  needsCare: boolean;
}

const openStates = new Set<string>(['queued', 'sent', 'printing']);

export const isOpen = ({ state }: Pick<PrintJob, 'state'>): boolean => openStates.has(state);

/** How a job looks, given how its printer is. */
export function lookOf(job: PrintJob, printer: Printer | undefined): JobLook {
  const base = { moving: false, again: true, stop: false, needsCare: false };
  switch (job.state) {
    case 'printed':
      return { ...base, key: 'job.printed', tone: 'good' };
    case 'cancelled':
      return { ...base, key: 'job.cancelled', tone: 'neutral' };
    case 'unknown':
      return { ...base, key: 'job.unknown', tone: 'bad', needsCare: true };
    case 'failed':
      return { ...base, key: `problem.${job.problem ?? 'aborted'}`, tone: 'bad', needsCare: true };
    default:
      return openLook(job, printer);
  }
}

function openLook(job: PrintJob, printer: Printer | undefined): JobLook {
  const base = { again: false, stop: !job.cancelling, moving: true, needsCare: false };
  if (job.cancelling) return { ...base, key: 'job.cancelling', tone: 'neutral' };
  const away = job.state !== 'printing' && (!printer || printer.state === 'offline');
  const problem = job.problem ?? (away ? 'offline' : undefined);
  if (problem) {
    return { ...base, key: `problem.${problem}`, tone: 'bad', moving: false, needsCare: true };
  }
  return { ...base, key: job.state === 'printing' ? 'job.printing' : 'job.sent', tone: 'info' };
}
