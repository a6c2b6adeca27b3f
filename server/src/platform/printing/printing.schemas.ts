import { Id, Paper, PrintDocument, PrinterReport, PrintJob, PrintOrder } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';

const strict = { additionalProperties: false };
const attempt = Type.Integer({ minimum: 1 });

export const OrderBody = Type.Object(
  {
    site: Id,
    printer: Id,
    document: PrintDocument,
    /** Absent: the printer's first paper. */
    paper: Type.Optional(Paper),
    language: Type.Optional(Type.Enum(['zh', 'en'])),
  },
  strict,
);
export type OrderBody = Static<typeof OrderBody>;

/** Which attempt a person means who wants it stopped. */
export const CancelBody = Type.Object({ attempt }, strict);
/** The same for one who asks again, perhaps at another printer. */
export const AgainBody = Type.Object({ attempt, printer: Type.Optional(Id) }, strict);
export type AgainBody = Static<typeof AgainBody>;
export const RenameBody = Type.Object(
  { name: Type.String({ pattern: '^\\S(.{0,58}\\S)?$' }) },
  strict,
);
export const PrintersBody = Type.Object(
  { printers: Type.Array(PrinterReport, { maxItems: 60 }) },
  strict,
);
export const ListQuery = Type.Object({
  site: Id,
  /** Ids with commas between them; absent: every station. */
  stations: Type.Optional(
    Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}(,[A-Za-z0-9_-]{1,64}){0,59}$' }),
  ),
  paper: Type.Enum(['a4', 'a5'], { default: 'a4' }),
  language: Type.Enum(['zh', 'en'], { default: 'zh' }),
});
/** `taker` names the agent's own folder, so that no copy of it prints the same attempt. */
export const TakeBody = Type.Object(
  { attempt, taker: Type.String({ pattern: '^[\\w-]{8,64}$' }) },
  strict,
);
export type TakeBody = Static<typeof TakeBody>;
export const JobAnswer = Type.Object({ job: PrintJob });
export const OrderAnswer = Type.Object({ order: PrintOrder });
