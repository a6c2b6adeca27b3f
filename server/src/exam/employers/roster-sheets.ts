import type { Language } from '@daozhen/protocol';
import type { Audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Actor } from '../../platform/http/index.ts';
import { writeXlsx, type ExportColumn } from '../../platform/sheets/index.ts';
import type { Batches } from './batches.service.ts';
import type { RosterImports } from './imports.service.ts';
import type { Member } from './members.schemas.ts';
import type { Members } from './members.service.ts';
import { rosterColumns } from './roster.domain.ts';

export interface RosterSheetsOptions {
  batches: Batches;
  imports: RosterImports;
  members: Members;
  audit: Audit;
  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T>;
}

export interface NamedSheet {
  /** Of the file, without its ending. */
  name: string;
  bytes: Uint8Array;
}

const pageRows = 200;
const mostProblems = 50_000;

/** Lists, and what is wrong with them, as spreadsheets. */
export class RosterSheets {
  readonly #options: RosterSheetsOptions;

  constructor(options: RosterSheetsOptions) {
    this.#options = options;
  }

  /** An empty list with the headings an import knows. */
  async template(batchId: string, language: Language, actor: Actor): Promise<NamedSheet> {
    const batch = await this.#options.batches.get(batchId, actor);
    const columns = Object.values(rosterColumns).map(({ title, titleEn, required }) => ({
      title: `${language === 'zh' ? title : titleEn}${required ? '*' : ''}`,
      width: title === '证件号码' ? 24 : 16,
      value: () => undefined,
    }));
    const name = language === 'zh' ? '名单模板' : 'List template';
    const bytes = await writeXlsx({ name: language === 'zh' ? '名单' : 'List', columns, rows: [] });
    return { name: `${batch.employerName} ${name}`, bytes };
  }

  /** Everybody on the list whom the actor may see. */
  async members(batchId: string, language: Language, actor: Actor): Promise<NamedSheet> {
    const { batches, members, audit, transaction } = this.#options;
    const batch = await batches.get(batchId, actor);
    const rows: Member[] = [];
    let after: string | undefined;
    do {
      const asked = { limit: pageRows, ...(after !== undefined && { after }) };
      const found = await members.list(batchId, asked, actor);
      rows.push(...found.members);
      after = found.next;
    } while (after !== undefined);
    await transaction((tx) =>
      audit.append(tx, actor, {
        action: 'person.export',
        record: `batch:${batchId}`,
        site: batch.site,
        details: { rows: rows.length },
      }),
    );
    const bytes = await writeXlsx({ name: batch.name, columns: memberColumns(language), rows });
    return { name: `${batch.employerName} ${batch.name}`, bytes };
  }

  /** Every problem of an import, one a row. */
  async problems(importId: string, language: Language, actor: Actor): Promise<NamedSheet> {
    const asked = { limit: mostProblems };
    const { problems } = await this.#options.imports.problems(importId, asked, language, actor);
    const zh = language === 'zh';
    const columns: ExportColumn<(typeof problems)[number]>[] = [
      { title: zh ? '行号' : 'Row', width: 8, value: ({ row }) => row },
      { title: zh ? '列' : 'Column', value: ({ title }) => title },
      { title: zh ? '填写内容' : 'Says', width: 24, value: ({ value }) => value },
      { title: zh ? '问题' : 'Problem', width: 60, value: ({ message }) => message },
    ];
    const name = zh ? '名单问题清单' : 'Problems of the list';
    return { name, bytes: await writeXlsx({ name, columns, rows: problems }) };
  }
}

function memberColumns(language: Language): ExportColumn<Member>[] {
  const zh = language === 'zh';
  const sexes = zh ? { M: '男', F: '女' } : { M: 'M', F: 'F' };
  const states = zh
    ? { listed: '未登记', registered: '已登记' }
    : { listed: 'listed', registered: 'registered' };
  return [
    { title: zh ? '姓名' : 'Name', value: ({ name }) => name },
    { title: zh ? '性别' : 'Sex', width: 6, value: ({ sex }) => sexes[sex] },
    { title: zh ? '出生日期' : 'Birth date', value: ({ birthDate }) => birthDate },
    { title: zh ? '证件号码' : 'ID number', width: 24, value: ({ idNumber }) => idNumber },
    { title: zh ? '手机号' : 'Mobile number', value: ({ phone }) => phone },
    { title: zh ? '工号' : 'Staff number', value: ({ staffNo }) => staffNo },
    { title: zh ? '部门' : 'Department', width: 24, value: (row) => row.departmentPath },
    { title: zh ? '分组' : 'Group', value: ({ groupName }) => groupName },
    { title: zh ? '状态' : 'State', value: ({ state }) => states[state] },
  ];
}
