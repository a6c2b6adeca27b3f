import type { ExportColumn } from '../../platform/sheets/index.ts';
import type { VipCost } from '../vip/index.ts';

interface CostRow {
  time: string;
  station: string;
  ticket: string;
  overtaken: number;
  servers: number;
  roomMin: number;
  gainedMin: number;
  paidMin: number;
}

/** How a campus's things are called. */
export interface Names {
  station(id: string): string;
  clock(at: number): string;
}

const minutes = (ms: number): number => Math.round(ms / 6000) / 10;

/** The columns of the table of VIPs who came before others. */
export const costColumns: readonly ExportColumn<CostRow>[] = [
  { title: '时间', value: (row) => row.time },
  { title: '检查点', value: (row) => row.station },
  { title: '贵宾号', value: (row) => row.ticket },
  { title: '被超过的人数', value: (row) => row.overtaken },
  { title: '同时可检查人数', value: (row) => row.servers },
  { title: '占用诊室（分钟）', value: (row) => row.roomMin },
  { title: '贵宾少等（分钟）', value: (row) => row.gainedMin },
  { title: '他人合计多等（分钟）', value: (row) => row.paidMin },
];

/** One row for every time, in the order of time. */
export function costRows({ cases }: VipCost, names: Names): CostRow[] {
  return cases
    .toSorted((a, b) => a.at - b.at)
    .map((each) => ({
      time: names.clock(each.at),
      station: names.station(each.station),
      ticket: each.ticket,
      overtaken: each.overtaken,
      servers: each.servers,
      roomMin: minutes(each.roomMs),
      gainedMin: minutes(each.gainedMs),
      paidMin: minutes(each.paidMs),
    }));
}
