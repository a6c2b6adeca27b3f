import type { Content, Style, TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** A page description of pdfmake's that can travel to another thread: no functions in it. */
export type PdfDefinition = TDocumentDefinitions;
export type PdfContent = Content;
export type PdfStyle = Style;

/** Millimetres in points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;
