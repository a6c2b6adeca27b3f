import Type, { type Static } from 'typebox';
import { Id, Instant } from './ids.ts';

/**
 * How a print job stands.
 * - `queued`: stored; its printer's agent has not fetched it yet
 * - `sent`: the agent has it
 * - `printing`: handed to the printer
 * - `printed`, `failed`, `cancelled`: as they say
 * - `unknown`: it may be on paper or not; only a person may have it printed again
 */
export const printStates = [
  'queued',
  'sent',
  'printing',
  'printed',
  'failed',
  'unknown',
  'cancelled',
] as const;
export const PrintState = Type.Enum([...printStates]);
export type PrintState = Static<typeof PrintState>;

/** What keeps a printer from printing, or why a job failed. */
export const printProblems = [
  'offline',
  'paper-out',
  'cover-open',
  'toner-out',
  'jammed',
  'stopped',
  'no-printer',
  'rejected',
  'aborted',
  'cancelled-there',
  'document-gone',
  'expired',
  'no-answer',
] as const;
export const PrintProblem = Type.Enum([...printProblems]);
export type PrintProblem = Static<typeof PrintProblem>;

export const papers = ['a4', 'a5', '80mm'] as const;
export const Paper = Type.Enum([...papers]);
export type Paper = Static<typeof Paper>;

/** `pdf`: pages. `slip`: the lines of a receipt, see {@link Slip}. */
export const PrintFormat = Type.Enum(['pdf', 'slip']);
export type PrintFormat = Static<typeof PrintFormat>;

const strict = { additionalProperties: false };

/** What to print. It is made anew whenever a printer fetches it, so it is as fresh as can be. */
export const PrintDocument = Type.Union([
  Type.Object({ kind: Type.Literal('guide-sheet'), visit: Id }, strict),
  Type.Object({ kind: Type.Literal('slip'), visit: Id }, strict),
  Type.Object(
    {
      kind: Type.Literal('queue-list'),
      /** Absent: every station of the campus. */
      stations: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 60, uniqueItems: true })),
    },
    strict,
  ),
]);
export type PrintDocument = Static<typeof PrintDocument>;

/** Documents by what they are: 导检单, 号条, 排队名单. */
export const PrintKind = Type.Enum(['guide-sheet', 'slip', 'queue-list']);
export type PrintKind = Static<typeof PrintKind>;

/** A print job as staff see it. It names tickets and stations, never a person. */
export const PrintJob = Type.Object({
  id: Id,
  site: Id,
  kind: PrintKind,
  /** The ticket of the visit it is for, or the station of a list for one station. */
  subject: Type.Optional(Type.String()),
  visit: Type.Optional(Id),
  printer: Id,
  printerName: Type.String(),
  paper: Paper,
  state: PrintState,
  problem: Type.Optional(PrintProblem),
  /** Counts what people asked for: 1, and one more each time they ask again. */
  attempt: Type.Integer({ minimum: 1 }),
  /** A person has asked to stop it; the printer has not said yet. */
  cancelling: Type.Optional(Type.Literal(true)),
  by: Type.String(),
  createdAt: Instant,
  changedAt: Instant,
  /** Characters no font has, as `U+20BB7`; they are marked on the paper, too. */
  missing: Type.Optional(Type.Array(Type.String())),
});
export type PrintJob = Static<typeof PrintJob>;

/** A printer as staff see it. */
export const Printer = Type.Object({
  id: Id,
  device: Id,
  /** The agent that serves it. */
  deviceName: Type.String(),
  name: Type.String(),
  /** What the computer it is at calls it. */
  queue: Type.String(),
  format: PrintFormat,
  papers: Type.Array(Paper),
  state: Type.Enum(['ready', 'busy', 'trouble', 'offline']),
  problem: Type.Optional(PrintProblem),
});
export type Printer = Static<typeof Printer>;

/** `printing:<site>`: the printers of a campus, its open jobs and the latest of today. */
export const PrintingView = Type.Object({
  /** False until the first look into the database. */
  ready: Type.Boolean(),
  printers: Type.Record(Type.String(), Printer),
  jobs: Type.Record(Type.String(), PrintJob),
});
export type PrintingView = Static<typeof PrintingView>;

/** `printer:<device>`: what an agent has still to bring to an end, by job. */
export const PrinterView = Type.Object({
  jobs: Type.Record(
    Type.String(),
    Type.Object({
      attempt: Type.Integer({ minimum: 1 }),
      cancel: Type.Optional(Type.Literal(true)),
    }),
  ),
});
export type PrinterView = Static<typeof PrinterView>;

/** One printer as its agent describes it. */
export const PrinterReport = Type.Object(
  {
    queue: Type.String({ minLength: 1, maxLength: 120 }),
    /** What to call it until somebody names it. */
    name: Type.String({ minLength: 1, maxLength: 120 }),
    format: PrintFormat,
    papers: Type.Array(Paper, { minItems: 1, uniqueItems: true }),
    problem: Type.Optional(PrintProblem),
  },
  strict,
);
export type PrinterReport = Static<typeof PrinterReport>;

/** A job as its agent gets it. */
export const PrintOrder = Type.Object({
  id: Id,
  attempt: Type.Integer({ minimum: 1 }),
  queue: Type.String(),
  format: PrintFormat,
  paper: Paper,
  /** For the spooler's list; names nobody. */
  title: Type.String(),
});
export type PrintOrder = Static<typeof PrintOrder>;

/** What became of a job, from its agent. */
export const PrintReport = Type.Object(
  {
    attempt: Type.Integer({ minimum: 1 }),
    state: Type.Enum(['sent', 'printing', 'printed', 'failed', 'unknown', 'cancelled']),
    problem: Type.Optional(PrintProblem),
  },
  strict,
);
export type PrintReport = Static<typeof PrintReport>;

/** One line of a slip: text, a QR code, a rule across the paper, or some empty space. */
export const SlipLine = Type.Union([
  Type.Object(
    {
      text: Type.String(),
      /** 1 is running text, 4 the ticket. */
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
      bold: Type.Optional(Type.Literal(true)),
      centre: Type.Optional(Type.Literal(true)),
    },
    strict,
  ),
  Type.Object({ qr: Type.String() }, strict),
  Type.Object({ rule: Type.Literal(true) }, strict),
  Type.Object({ gap: Type.Literal(true) }, strict),
]);
export type SlipLine = Static<typeof SlipLine>;

/** A slip of paper 80 mm wide. */
export const Slip = Type.Object({ lines: Type.Array(SlipLine) });
export type Slip = Static<typeof Slip>;
