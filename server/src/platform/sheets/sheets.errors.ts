import type { ErrorTexts } from '../http/index.ts';

export const sheetErrors = {
  'sheet.empty': {
    status: 400,
    zh: '文件里没有内容。',
    en: 'The file has no content.',
  },
  'sheet.too-large': {
    status: 413,
    zh: '文件太大或行数过多，请分成几个文件导入。',
    en: 'The file is too large or has too many rows; split it.',
  },
  'sheet.old-or-locked': {
    status: 400,
    zh: '这是旧版 .xls 文件或加密的工作簿，请另存为不加密的 .xlsx 后再导入。',
    en: 'This is an old .xls file or a workbook with a password; save it as a plain .xlsx.',
  },
  'sheet.unreadable': {
    status: 400,
    zh: '文件打不开，可能已损坏，或不是 Excel、CSV 文件。',
    en: 'The file cannot be opened: it is damaged, or neither Excel nor CSV.',
  },
  'sheet.encoding': {
    status: 400,
    zh: '认不出文件的文字编码，请另存为 .xlsx 或“CSV UTF-8”后再导入。',
    en: 'The encoding of the text is not known; save the file as .xlsx or as “CSV UTF-8”.',
  },
  'sheet.garbled': {
    status: 400,
    zh: '文件里的文字已是乱码（以前用错误的编码打开后又保存过），请从原系统重新导出。',
    en: 'The text in the file is garbled: it was opened with a wrong encoding and saved. Export it anew.',
  },
  'sheet.no-tab': {
    status: 400,
    zh: '工作簿里没有这张表。',
    en: 'The workbook has no such sheet.',
  },
  'sheet.columns-missing': {
    status: 400,
    zh: '找不到必需的列，请核对表头。',
    en: 'Required columns were not found; check the headings.',
  },
} as const satisfies ErrorTexts;
