import type { Language } from '@daozhen/protocol';
import type { Columns, RowProblem } from './columns.domain.ts';

/** What is wrong with a cell, as a sentence; `{name}` stands for a figure of the problem. */
export type ProblemTexts = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** The problems every reader here can find. */
export const problemTexts = {
  missing: { zh: '不能为空', en: 'must not be empty' },
  'too-long': { zh: '不能超过 {max} 个字', en: 'has more than {max} signs' },
  'too-short': { zh: '不能少于 {min} 个字', en: 'has fewer than {min} signs' },
  'not-one-of': { zh: '只能填：{words}', en: 'must be one of: {words}' },
  'not-a-date': {
    zh: '不是有效日期，请写成 1985-02-14',
    en: 'is not a date; write it as 1985-02-14',
  },
  'not-a-number': { zh: '应为整数', en: 'must be a whole number' },
  'out-of-range': { zh: '应在 {min} 到 {max} 之间', en: 'must be from {min} to {max}' },
  'not-an-amount': {
    zh: '不是有效金额，请写成 1280.50',
    en: 'is not an amount; write it as 1280.50',
  },
  'digits-lost': {
    zh: '号码被表格当成数字，后几位已丢失；请把这一列设为“文本”后重新填写',
    en: 'was taken for a number and has lost digits; format the column as text and fill it in anew',
  },
} as const satisfies ProblemTexts;

/** A problem as a person reads it. */
export interface ToldProblem {
  row: number;
  column: string;
  title: string;
  code: string;
  value?: string;
  message: string;
}

/** Puts problems into words. @param texts of the codes a feature adds to those every reader has */
export function tellProblems(
  problems: readonly RowProblem[],
  columns: Columns,
  language: Language,
  texts: ProblemTexts = {},
): ToldProblem[] {
  const known: ProblemTexts = { ...problemTexts, ...texts };
  return problems.map(({ row, column, code, details = {}, value }) => {
    const spec = columns[column];
    const title = (language === 'zh' ? spec?.title : spec?.titleEn) ?? column;
    const sentence = known[code]?.[language] ?? code;
    const message = sentence.replace(/\{(\w+)\}/g, (_all, name: string) =>
      String(details[name] ?? ''),
    );
    return { row, column, title, code, ...(value !== undefined && { value }), message };
  });
}
