export {
  checkRows,
  findHeading,
  type Checked,
  type CheckedRow,
  type Column,
  type Columns,
  type Heading,
  type HeadingNames,
  type RowOf,
  type RowProblem,
} from './columns.domain.ts';
export { encodings, type Encoding } from './encoding.domain.ts';
export { tellProblems, type ProblemTexts, type ToldProblem } from './problems.ts';
export * as readers from './readers.domain.ts';
export { maxFileBytes, readSheetFile, type ReadOptions, type SheetFile } from './read-sheet.ts';
export type { Tab } from './sheet-thread.ts';
export { acceptSheets } from './sheet-upload.ts';
export { sheetErrors } from './sheets.errors.ts';
export { attachment, sheetTypes, writeCsv, writeXlsx, type ExportColumn } from './write-sheet.ts';
