import type { Audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { ApiError, requireSite, type Actor } from '../../platform/http/index.ts';
import { writeXlsx } from '../../platform/sheets/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { maskName, maySee, readPlate, viewerOf, type PlateKind } from '../people/index.ts';
import { visitErrors } from './visits.errors.ts';
import type { VisitRecord } from './visit-records.ts';
import type { VisitQueries } from './visit-queries.ts';

export interface PlatesOptions {
  db: Db;
  queries: VisitQueries;
  catalogue: Catalogue;
  audit: Audit;
}

interface Row {
  plate: string;
  kind: string;
  name: string;
  level: string;
  day: string;
  time: string;
  site: string;
}

const kinds: Record<PlateKind, string> = {
  regular: '普通车牌',
  'new-energy-small': '小型新能源',
  'new-energy-large': '大型新能源',
};

/** Longest stretch of days of one export. */
const longestDays = 92;
const dayMs = 86_400_000;

/** The number plates of VIPs, for the gate of the car park. */
export class Plates {
  readonly #options: PlatesOptions;

  constructor(options: PlatesOptions) {
    this.#options = options;
  }

  /**
   * A workbook with the plates of a campus's VIPs, both days included.
   * @throws ApiError `plate.days`
   */
  async workbook(siteId: string, from: string, to: string, actor: Actor): Promise<Uint8Array> {
    const site = this.#options.catalogue.site(siteId);
    if (!site) throw new ApiError(visitErrors, 'site.unknown');
    requireSite(actor, siteId);
    const days = (Date.parse(to) - Date.parse(from)) / dayMs;
    if (!(days >= 0 && days < longestDays)) throw new ApiError(visitErrors, 'plate.days');
    const viewer = viewerOf(actor);
    const records = await this.#options.queries.withPlates(siteId, from, to);
    const rows = records
      .filter((record) => maySee({ id: record.person, vvip: record.vvip }, viewer))
      .filter((record) => record.vvip || site.classes.get(record.class)?.vip)
      .flatMap((record) => rowsOf(record, site.name, site.policy.utcOffsetMs));
    await this.#options.db.transaction().execute((tx) =>
      this.#options.audit.append(tx, actor, {
        action: 'plate.export',
        record: `site:${siteId}`,
        site: siteId,
        details: { from, to, plates: rows.length },
      }),
    );
    return writeXlsx({
      name: 'VIP 车牌',
      columns: [
        { title: '车牌', width: 14, value: (row: Row) => row.plate },
        { title: '车牌类型', width: 14, value: (row) => row.kind },
        { title: '姓名', width: 12, value: (row) => row.name },
        { title: 'VIP 级别', width: 10, value: (row) => row.level },
        { title: '体检日期', width: 14, value: (row) => row.day },
        { title: '到达时间', width: 12, value: (row) => row.time },
        { title: '院区', width: 16, value: (row) => row.site },
      ],
      rows,
    });
  }
}

function rowsOf(record: VisitRecord, site: string, utcOffsetMs: number): Row[] {
  const at = record.appointment ?? record.checked_in_at;
  return record.plates.map((plate) => {
    const read = readPlate(plate);
    return {
      plate,
      kind: read.ok ? kinds[read.kind] : '',
      name: maskName(record.name),
      level: record.vvip ? 'VVIP' : 'VIP',
      day: record.day,
      time: at === null ? '' : new Date(at + utcOffsetMs).toISOString().slice(11, 16),
      site,
    };
  });
}
