import { ApiError } from '../../platform/http/index.ts';
import type { SiteCatalogue } from '../catalogue/index.ts';
import type { Payer, PayerRule } from './rosters.ts';
import { visitErrors } from './visits.errors.ts';

export const lineKinds = ['package', 'group', 'item'] as const;
export type LineKind = (typeof lineKinds)[number];

/** One thing ordered, with what it costs and who pays it. */
export interface OrderLine {
  kind: LineKind;
  /** Id of the package, group or item. */
  ref: string;
  name: string;
  nameEn: string;
  /** The items it brings; an item is on one line only. */
  items: string[];
  /** The price as listed, fen. */
  listFen: number;
  discountFen: number;
  payer: Payer;
}

/** What the desk settles for a line. */
export interface LineTerms {
  kind: LineKind;
  ref: string;
  payer?: Payer | undefined;
  discountFen?: number | undefined;
}

export interface Order {
  packageId?: string | undefined;
  addGroups?: readonly string[] | undefined;
  addItems?: readonly string[] | undefined;
  /** Items left out; the price of their package stays. */
  removeItems?: readonly string[] | undefined;
}

const refuse = (code: keyof typeof visitErrors, details?: Record<string, unknown>): ApiError =>
  new ApiError(visitErrors, code, details && { details });

/**
 * Makes lines of what is ordered: a package and a group cost what they cost as a whole, an item that
 * already came with them is not ordered again.
 * @throws ApiError `package.unknown`, `item.unknown`, `group.unknown`
 */
export function orderLines(order: Order, site: SiteCatalogue): OrderLine[] {
  const removed = new Set(order.removeItems);
  const taken = new Set<string>();
  const take = (ids: readonly string[]): string[] => {
    const fresh = ids.filter((id) => !removed.has(id) && !taken.has(id));
    for (const id of fresh) taken.add(id);
    return fresh;
  };
  const lines: OrderLine[] = [];
  const add = (line: Pick<OrderLine, 'kind' | 'ref' | 'name' | 'nameEn' | 'items' | 'listFen'>) => {
    if (line.items.length > 0) lines.push({ ...line, discountFen: 0, payer: 'self' });
  };
  if (order.packageId !== undefined) {
    const pack = site.packages.get(order.packageId);
    if (!pack) throw refuse('package.unknown');
    const { id: ref, name, nameEn, priceFen: listFen } = pack;
    add({ kind: 'package', ref, name, nameEn, items: take(pack.items), listFen });
  }
  for (const id of order.addGroups ?? []) {
    const group = site.groups.get(id);
    if (!group) throw refuse('group.unknown', { groups: [id] });
    const { name, nameEn } = group;
    const listFen = group.priceFen ?? sumOf(group.items, site);
    add({ kind: 'group', ref: id, name, nameEn, items: take(group.items), listFen });
  }
  for (const id of order.addItems ?? []) {
    const item = site.items.get(id);
    if (!item) throw refuse('item.unknown', { items: [id] });
    const { name, nameEn, priceFen: listFen } = item;
    add({ kind: 'item', ref: id, name, nameEn, items: take([id]), listFen });
  }
  return lines;
}

const sumOf = (items: readonly string[], site: SiteCatalogue): number =>
  items.reduce((sum, id) => sum + (site.items.get(id)?.priceFen ?? 0), 0);

/**
 * Settles who pays each line and for how much.
 * @param rule of the employer; without one the examinee pays everything
 * @throws ApiError `line.unknown`, `line.payer`, `line.discount`
 */
export function settleLines(
  lines: readonly OrderLine[],
  terms: readonly LineTerms[],
  rule: PayerRule | undefined,
): OrderLine[] {
  for (const each of terms) {
    if (!lines.some((line) => isOf(line, each))) throw refuse('line.unknown', { ref: each.ref });
  }
  let employerFen = 0;
  return lines.map((line) => {
    const { payer, discountFen = line.discountFen } = terms.find((each) => isOf(line, each)) ?? {};
    if (discountFen > line.listFen) throw refuse('line.discount', { ref: line.ref });
    if (payer === 'employer' && !rule) throw refuse('line.payer', { ref: line.ref });
    const due = line.listFen - discountFen;
    const usual = line.kind === 'package' ? rule?.package : rule?.added;
    const within = employerFen + due <= (rule?.limitFen ?? Infinity);
    const paidBy = payer ?? (usual === 'employer' && within ? 'employer' : 'self');
    if (paidBy === 'employer') employerFen += due;
    return { ...line, discountFen, payer: paidBy };
  });
}

const isOf = (line: OrderLine, terms: LineTerms): boolean =>
  line.kind === terms.kind && line.ref === terms.ref;

/** What the lines come to, fen. */
export function totalsOf(lines: readonly Pick<OrderLine, 'listFen' | 'discountFen' | 'payer'>[]) {
  const due = (payer: Payer) =>
    lines
      .filter((line) => line.payer === payer)
      .reduce((sum, { listFen, discountFen }) => sum + listFen - discountFen, 0);
  const [selfFen, employerFen] = [due('self'), due('employer')];
  const discountFen = lines.reduce((sum, line) => sum + line.discountFen, 0);
  return { selfFen, employerFen, discountFen, dueFen: selfFen + employerFen };
}

/** Of the listed price, what the desk may take off without asking. */
const freeDiscount = 0.1;

/** Whether the discount given needs somebody who may give any. */
export function isLargeDiscount(lines: readonly OrderLine[]): boolean {
  return lines.some(({ listFen, discountFen }) => discountFen > listFen * freeDiscount);
}
