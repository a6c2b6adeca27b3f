import { translator } from '../i18n/translate.ts';
import type { Language, Params } from '../i18n/translate.ts';

const zh = {
  loading: '正在载入…',
  retry: '重试',
  close: '关闭',
  optional: '选填',
  none: '没有内容',
  failed: '没有载入。',
  stale: '以下是 {time} 的内容，更新没有成功。',
  more: '显示更多',
  rows: '{count} 行',
  'rows.of': '已显示 {count} 行，共 {total} 行',
  selected: '已选 {count} 行',
  'select.all': '选择已显示的全部行',
  'select.row': '选择这一行',
  'sort.up': '升序',
  'sort.down': '降序',
  choose: '请选择',
  'choose.clear': '清除选择',
  'choose.none': '没有符合的选项',
  'choose.searching': '正在查找…',
  'date.pick': '打开日历',
  'date.wrong': '请填写日期，如 1985-02-03 或 19850203。',
  'date.early': '不能早于 {date}。',
  'date.late': '不能晚于 {date}。',
  'money.wrong': '请填写金额，最多两位小数。',
  'file.drop': '把文件拖到这里，或',
  'file.choose': '选择文件',
  'file.kind': '请选择这几种文件：{kinds}。',
  'file.size': '文件超过 {size}，请拆分后再试。',
  'file.remove': '换一个文件',
  'chart.table': '看表格',
  'chart.picture': '看图',
  'chart.none': '这段时间没有数据',
  'chart.failed': '图没有载入，请看表格。',
};
export type Word = keyof typeof zh;

const en: Record<Word, string | { one: string; other: string }> = {
  loading: 'Loading…',
  retry: 'Try again',
  close: 'Close',
  optional: 'optional',
  none: 'Nothing here',
  failed: 'Not loaded.',
  stale: 'As of {time}; it could not be brought up to date.',
  more: 'Show more',
  rows: { one: '{count} row', other: '{count} rows' },
  'rows.of': '{count} of {total} rows shown',
  selected: '{count} selected',
  'select.all': 'Select all rows shown',
  'select.row': 'Select this row',
  'sort.up': 'ascending',
  'sort.down': 'descending',
  choose: 'Choose',
  'choose.clear': 'Clear the choice',
  'choose.none': 'Nothing matches',
  'choose.searching': 'Searching…',
  'date.pick': 'Open the calendar',
  'date.wrong': 'Enter a date such as 1985-02-03 or 19850203.',
  'date.early': 'Not before {date}.',
  'date.late': 'Not after {date}.',
  'money.wrong': 'Enter an amount with at most two decimals.',
  'file.drop': 'Drop a file here, or',
  'file.choose': 'choose a file',
  'file.kind': 'Choose one of these kinds: {kinds}.',
  'file.size': 'The file is larger than {size}; split it.',
  'file.remove': 'Another file',
  'chart.table': 'As a table',
  'chart.picture': 'As a chart',
  'chart.none': 'No data for this time',
  'chart.failed': 'The chart was not loaded; here is the table.',
};

const translators = translator<Word>({ zh, en });
const voice = $state<{ language: Language }>({ language: 'zh' });
let explainError = (_error: unknown): string => '';

/** Tells the components which language to speak and how an error reads; an application calls it. */
export function speak(language: Language, explain?: (error: unknown) => string): void {
  voice.language = language;
  if (explain) explainError = explain;
}

/** A word of the components themselves, in the language spoken. */
export function w(key: Word, params?: Params): string {
  return translators(voice.language)(key, params);
}

/** The sentence for an error that a component has to show. */
export function explained(error: unknown): string {
  return explainError(error) || w('failed');
}
