import type { Language } from '@daozhen/protocol';
import { ApiError, type Actor } from '../../platform/http/index.ts';
import {
  checkRows,
  findHeading,
  readSheetFile,
  sheetErrors,
  tellProblems,
  writeXlsx,
  type CheckedRow,
  type RowProblem,
  type ToldProblem,
} from '../../platform/sheets/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Change, Entry } from './settings.schemas.ts';
import type { Settings } from './settings.service.ts';
import type { Row } from './sheet-cells.domain.ts';
import { sheetKind, type SheetKindName } from './sheet-kinds.domain.ts';

/** What a file would change. */
export interface Preview {
  total: number;
  same: number;
  /** To be sent to `changes` as they are. */
  changes: Change[];
  /** What each of them does, in the same order. */
  rows: { row: number; id: string; name: string; what: 'new' | 'changed'; fields: string[] }[];
  problems: ToldProblem[];
  /** Why all of it together cannot be saved; the code of the refusal with its figures. */
  refused?: { code: string; message: string; details?: Record<string, unknown> };
}

const maxRows = 2000;

/** What only this module finds wrong with a cell. */
const problemTexts = {
  'not-an-id': { zh: '只能用字母、数字、- 和 _', en: 'may have letters, digits, - and _ only' },
  'not-a-time': { zh: '不是有效时间，请写成 07:30', en: 'is not a time; write it as 07:30' },
  'not-a-length': { zh: '应为米数', en: 'must be a length in metres' },
  'not-known': { zh: '没有“{word}”', en: 'There is no “{word}”' },
  'not-an-exclusion': {
    zh: '“{word}”应写成：项目名 同日不做、项目名 之前做，或：项目名 间隔30分钟',
    en: '“{word}” should read: item day, item before, or: item apart 30',
  },
  'id-twice': { zh: '编号重复', en: 'is given twice' },
};

/** Settings from and to spreadsheets; what is read is looked at before it is saved. */
export class SettingsSheets {
  readonly #settings: Settings;
  readonly #catalogue: Catalogue;

  constructor(settings: Settings, catalogue: Catalogue) {
    this.#settings = settings;
    this.#catalogue = catalogue;
  }

  /**
   * What a file would change; nothing is saved.
   * @throws ApiError `sheet.*` when it cannot be read
   */
  async preview(
    kind: SheetKindName,
    site: string,
    bytes: Uint8Array,
    actor: Actor,
    language: Language,
  ): Promise<Preview> {
    const file = await readSheetFile(bytes, { maxRows });
    const sheet = sheetKind(kind, this.#catalogue.entries(), site);
    const tabs = file.tabs.map(({ rows }) => ({ rows, heading: findHeading(rows, sheet.columns) }));
    const tab = tabs.find(({ heading }) => heading.missing.length === 0) ?? tabs[0];
    if (!tab || tab.heading.missing.length > 0) {
      const missing = tab?.heading.missing.map((key) => sheet.columns[key]?.title ?? key);
      throw new ApiError(sheetErrors, 'sheet.columns-missing', { details: { missing } });
    }
    const seen = new Set<string>();
    const checked = checkRows(tab.rows, tab.heading, sheet.columns, (row, number) =>
      twice(seen, sheet.fields(row).id, number),
    );
    const { changes, rows } = await this.#changes(kind, checked.good, sheet, actor);
    const told = tellProblems(checked.problems, sheet.columns, language, problemTexts);
    const preview = {
      total: checked.total,
      same: checked.good.length - changes.length,
      changes,
      rows,
      problems: told,
    };
    if (changes.length === 0 || told.length > 0) return preview;
    return { ...preview, ...(await this.#rehearse(changes, actor, language)) };
  }

  /** Every entry of a kind that holds today, as a workbook that can be read in again. */
  async export(
    kind: SheetKindName,
    site: string,
    actor: Actor,
  ): Promise<{ name: string; bytes: Uint8Array }> {
    this.#settings.mayReadSite(site, actor);
    const entries = this.#catalogue.entries();
    const sheet = sheetKind(kind, entries, site);
    const all = entries[kind] as unknown as Entry[];
    const rows = all.filter((entry) => entry.site === undefined || entry.site === site);
    const columns = Object.entries(sheet.columns).map(([key, { title }]) => ({
      title,
      value: (entry: Entry) => sheet.cells(entry)[key],
    }));
    return { name: sheet.title, bytes: await writeXlsx({ name: sheet.title, columns, rows }) };
  }

  async #changes(
    kind: SheetKindName,
    good: readonly CheckedRow<Row>[],
    sheet: ReturnType<typeof sheetKind>,
    actor: Actor,
  ) {
    const records = await this.#settings.lastOf(
      kind,
      good.map(({ value }) => sheet.fields(value).id),
      actor,
    );
    const changes: Change[] = [];
    const rows: Preview['rows'] = [];
    for (const { row, value } of good) {
      const fields = sheet.fields(value);
      const present = records.get(fields.id);
      const entry: Entry = { ...sheet.usual, ...present?.entry, ...fields };
      const differ = Object.keys(entry).filter(
        (key) => JSON.stringify(entry[key]) !== JSON.stringify(present?.entry?.[key]),
      );
      if (differ.length === 0) continue;
      changes.push({ kind, id: fields.id, version: present?.version ?? 0, entry });
      const what = present?.entry ? 'changed' : 'new';
      rows.push({ row, id: fields.id, name: entry.name ?? '', what, fields: differ });
    }
    return { changes, rows };
  }

  async #rehearse(changes: readonly Change[], actor: Actor, language: Language) {
    try {
      await this.#settings.change(changes, { dryRun: true }, actor);
      return {};
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { code, text, details } = error;
      return { refused: { code, message: text[language], ...(details && { details }) } };
    }
  }
}

function twice(seen: Set<string>, id: string, row: number): RowProblem[] {
  const again = seen.has(id);
  seen.add(id);
  return again ? [{ row, column: 'id', code: 'id-twice', value: id }] : [];
}
