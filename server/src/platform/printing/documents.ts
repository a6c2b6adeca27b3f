import type { Language, Paper, PrintDocument, Slip } from '@daozhen/protocol';
import type { PdfDefinition } from './pdf/definition.ts';

/** What stands on the paper, before it becomes a file. */
export interface PaperContent {
  pdf: PdfDefinition;
  /** The same for a receipt printer, where the document has such a form. */
  slip?: Slip;
}

/** A document somebody asks for: what the list of jobs says of it. */
export interface PaperFacts {
  /** A ticket or a station's name; never a person's. */
  subject?: string;
}

/** Where printing learns what stands in a document; the business knows. */
export interface PaperSource {
  /** The day a campus is on. */
  day(site: string): string;
  /** @returns undefined when there is no such thing at that campus */
  facts(document: PrintDocument, site: string): PaperFacts | undefined;
  /** @returns undefined when what the document shows is no longer there */
  content(
    document: PrintDocument,
    site: string,
    options: { paper: Paper; language: Language },
  ): PaperContent | undefined;
}
