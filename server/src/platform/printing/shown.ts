import { createHash } from 'node:crypto';
import type { PrintJob, Printer } from '@daozhen/protocol';
import type { JobRow } from './jobs.repository.ts';
import type { PrinterRow } from './printers.repository.ts';
import { isOpen, printerState } from './printing.domain.ts';

/** A job as staff see it. */
export function shownJob(row: JobRow, printer: PrinterRow | undefined): PrintJob {
  return {
    id: row.id,
    site: row.site,
    kind: row.kind,
    ...(row.subject !== null && { subject: row.subject }),
    ...(row.visit !== null && { visit: row.visit }),
    printer: row.printer_id,
    printerName: printer?.name ?? printer?.given_name ?? '',
    paper: row.paper,
    state: row.state,
    ...(row.problem !== null && { problem: row.problem }),
    attempt: row.attempt,
    ...(row.cancelling && { cancelling: true as const }),
    by: row.requested_name,
    createdAt: row.created_at.getTime(),
    changedAt: row.changed_at.getTime(),
    ...(row.missing !== null && { missing: row.missing }),
  };
}

/** A printer as staff see it. */
export function shownPrinter(row: PrinterRow, jobs: readonly JobRow[], now: number): Printer {
  const busy = jobs.some(
    (job) => job.printer_id === row.id && isOpen({ state: job.state, attempt: job.attempt }),
  );
  const { problem, seen_at: seen } = row;
  return {
    id: row.id,
    device: row.device_id,
    deviceName: row.device_name,
    name: row.name ?? row.given_name,
    queue: row.queue,
    format: row.format,
    papers: row.papers,
    ...printerState({ problem: problem ?? undefined, seenAt: seen.getTime(), busy }, now),
  };
}

/** A hash of what a request asks for, to tell a repeat from a different request with the same key. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
