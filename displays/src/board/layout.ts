/** How a glass hangs: lying, upright, or a low strip on the wall. */
export type Form = 'wide' | 'tall' | 'strip';

/** What is on the glass: a hall or door board, or a page of its own such as the pairing code. */
export type Kind = 'hall' | 'door' | 'page';

/** Sizes in rem that a board is designed for; it is scaled until it fills the glass. */
const designs: Record<Kind, Record<Form, readonly [width: number, height: number]>> = {
  hall: { wide: [192, 108], tall: [108, 192], strip: [192, 54] },
  // A door is read from nearer and its glass is often small: fewer, larger things.
  door: { wide: [128, 80], tall: [108, 172], strip: [128, 36] },
  page: { wide: [192, 108], tall: [108, 192], strip: [304, 108] },
};

/** The form of a glass of this size in pixels, seen as people see it (after it was turned). */
export function formOf(width: number, height: number): Form {
  const ratio = width / height;
  if (ratio > 2.6) return 'strip';
  return ratio < 1 ? 'tall' : 'wide';
}

/** One rem in pixels, so that the design fits the glass both ways. */
export function remOf(kind: Kind, width: number, height: number): number {
  const [across, down] = designs[kind][formOf(width, height)];
  return Math.min(width / across, height / down);
}

export interface HallLayout {
  form: Form;
  /** Rooms on one page. */
  rows: number;
  /** Height for them, rem. */
  table: number;
  /** Width of a room's name with and without places at the door, rem. */
  nameWidth: { doors: number; plain: number };
  /** Only the call itself, without those before it. */
  compact: boolean;
}

const nameWidths = { wide: { doors: 25, plain: 36 }, tall: { doors: 17, plain: 28 } };

/** The measures of a hall board; `side`: with the playlist beside it. */
export function hallLayout(form: Form, side: boolean): HallLayout {
  if (form === 'wide') {
    return { form, rows: 6, table: 73.2, nameWidth: nameWidths.wide, compact: side };
  }
  if (form === 'strip') {
    return { form, rows: 3, table: 33.4, nameWidth: nameWidths.wide, compact: true };
  }
  const nameWidth = nameWidths.tall;
  return side
    ? { form, rows: 3, table: 38, nameWidth, compact: true }
    : { form, rows: 6, table: 80, nameWidth, compact: false };
}
