import type { Content, createPdf } from 'pdfmake';

/** A page description of pdfmake's that can travel to another thread: no functions in it. */
export type PdfDefinition = Parameters<typeof createPdf>[0];
export type PdfContent = Content;

/** Millimetres in points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;
