import type { App } from '../http/index.ts';
import { maxFileBytes } from './read-sheet.ts';
import { sheetTypes } from './write-sheet.ts';

/** Lets the routes of a scope take a spreadsheet as their whole body: a Buffer. */
export function acceptSheets(scope: App): void {
  const types = [
    sheetTypes.xlsx,
    'text/csv',
    'application/vnd.ms-excel',
    'application/octet-stream',
  ];
  const options = { parseAs: 'buffer', bodyLimit: maxFileBytes } as const;
  scope.addContentTypeParser(types, options, (_request, body, done) => done(null, body));
}
