import { parentPort, workerData } from 'node:worker_threads';
import readWorkbook, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import { cellText, type RawCell } from './cell.domain.ts';
import type { SheetAnswer, SheetTask } from './sheet-thread.ts';

const bold = { fontWeight: 'bold', backgroundColor: '#E8EEF7' } as const;

async function run(task: SheetTask): Promise<SheetAnswer> {
  if (task.type === 'write') {
    const titles = task.titles.map((value) => ({ value, type: String, ...bold }));
    const rows = task.rows.map((row) => row.map((value) => (value === '' ? null : value)));
    const columns = task.widths.map((width) => ({ width }));
    const bytes = await writeWorkbook([titles, ...rows], {
      columns,
      stickyRowsCount: 1,
      sheet: task.name,
    }).toBuffer();
    return { bytes };
  }
  try {
    const tabs = await readWorkbook(Buffer.from(task.bytes));
    return {
      tabs: tabs.map(({ sheet, data }) => ({
        name: sheet,
        rows: data.map((row) => row.map((cell) => cellText(cell as RawCell))),
      })),
    };
  } catch (error) {
    const broken = error instanceof InvalidSpreadsheetError || error instanceof InvalidInputError;
    return { failed: broken ? 'unreadable' : String(error) };
  }
}

parentPort?.postMessage(await run(workerData as SheetTask));
