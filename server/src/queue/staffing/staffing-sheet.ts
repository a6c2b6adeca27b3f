import { attachment, sheetTypes, writeCsv, writeXlsx } from '../../platform/sheets/index.ts';
import type { ExportColumn } from '../../platform/sheets/index.ts';
import type { Grouping } from './report.domain.ts';
import type { StaffingLine, StaffingReport } from './staffing.schemas.ts';

export const sheetFormats = ['xlsx', 'csv'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

export interface StaffingSheet {
  bytes: Uint8Array;
  type: string;
  disposition: string;
}

const words = {
  zh: {
    title: '工作量',
    staff: '人员',
    room: '诊室',
    station: '检查点',
    days: '天数',
    onMin: '在岗（分钟）',
    pausedMin: '其中暂停（分钟）',
    busyMin: '检查中（分钟）',
    served: '检查人次',
    items: '检查项目',
    perHour: '每小时人次',
    mean: '平均每人（秒）',
    spread: '标准差（秒）',
    median: '中位数（秒）',
    p90: '九成不超过（秒）',
    passed: '过号',
    leavings: '疑似离岗（次）',
    leftMin: '疑似离岗（分钟）',
  },
  en: {
    title: 'Workload',
    staff: 'Person',
    room: 'Room',
    station: 'Station',
    days: 'Days',
    onMin: 'On duty (min)',
    pausedMin: 'of it paused (min)',
    busyMin: 'Examining (min)',
    served: 'Examinees',
    items: 'Items',
    perHour: 'Examinees an hour',
    mean: 'Mean (s)',
    spread: 'Standard deviation (s)',
    median: 'Median (s)',
    p90: 'Nine of ten below (s)',
    passed: 'Did not come',
    leavings: 'Seemed left (times)',
    leftMin: 'Seemed left (min)',
  },
} as const;
type Language = keyof typeof words;

/** A report's lines as a file. */
export async function staffingSheet(
  report: StaffingReport,
  by: Grouping,
  format: SheetFormat,
  language: Language,
): Promise<StaffingSheet> {
  const { from, to } = report;
  const columns = columnsOf(by, language);
  const name = words[language].title;
  const bytes =
    format === 'csv'
      ? writeCsv({ columns, rows: report.lines })
      : await writeXlsx({ name, columns, rows: report.lines });
  const fileName = from === to ? `${name} ${from}` : `${name} ${from}–${to}`;
  return {
    bytes,
    type: sheetTypes[format],
    disposition: attachment(`${fileName}.${format}`),
  };
}

function columnsOf(by: Grouping, language: Language): ExportColumn<StaffingLine>[] {
  const text = words[language];
  const name = (line: StaffingLine) => (language === 'en' ? (line.nameEn ?? line.name) : line.name);
  return [
    { title: text[by], value: name },
    { title: text.days, value: (line) => line.days },
    { title: text.onMin, value: (line) => line.onMin },
    { title: text.pausedMin, value: (line) => line.pausedMin },
    { title: text.busyMin, value: (line) => line.busyMin },
    { title: text.served, value: (line) => line.served },
    { title: text.items, value: (line) => line.items },
    { title: text.perHour, value: (line) => line.perHour },
    { title: text.mean, value: (line) => line.times?.mean },
    { title: text.spread, value: (line) => line.times?.spread },
    { title: text.median, value: (line) => line.times?.median },
    { title: text.p90, value: (line) => line.times?.p90 },
    { title: text.passed, value: (line) => line.passed },
    { title: text.leavings, value: (line) => line.leavings },
    { title: text.leftMin, value: (line) => line.leftMin },
  ];
}
