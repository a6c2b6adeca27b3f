import type { QuoteLine, Registration, Warning } from './types.ts';

/** What is typed of an order. */
export const emptyOrder = {
  member: '',
  examType: 'health',
  packageId: '',
  class: 'normal',
  language: '',
  plates: '',
  discountReason: '',
  reason: '',
  /** Without a day he is here now. */
  day: '',
  /** `HH:MM` */
  time: '08:00',
};

/** What is settled for a line otherwise than usual. */
export interface Terms {
  payer?: 'self' | 'employer';
  discountFen?: number;
}

export interface OrderTyped {
  order: typeof emptyOrder;
  items: readonly string[];
  groups: readonly string[];
  removed: readonly string[];
  /** By kind and id of the line, with a space between. */
  terms: Readonly<Record<string, Terms>>;
  /** Warnings that ask for a reason. */
  asked: readonly Warning['code'][];
}

export const isTime = (text: string): boolean => /^([01]?\d|2[0-3]):[0-5]\d$/.test(text);

const some = <K extends string, T>(name: K, list: readonly T[]): { [k in K]?: T[] } =>
  list.length === 0 ? {} : ({ [name]: [...list] } as { [k in K]?: T[] });

/** An order as the server takes it. */
export function orderBody(typed: OrderTyped): Omit<Registration, 'site' | 'examinee'> {
  const { order, items, groups, removed, asked } = typed;
  const reason = order.reason.trim();
  const discountReason = order.discountReason.trim();
  const plates = order.plates.split(/[\s,，、;；]+/).filter((plate) => plate !== '');
  return {
    class: order.class,
    examType: order.examType,
    ...(order.packageId === '' ? {} : { packageId: order.packageId }),
    ...some('addItems', items),
    ...some('addGroups', groups),
    ...some('removeItems', removed),
    ...some('terms', termsOf(typed)),
    ...(order.member === '' ? {} : { member: order.member }),
    ...some('plates', plates),
    ...(discountReason === '' ? {} : { discountReason }),
    ...(asked.length > 0 && reason !== ''
      ? { override: { warnings: [...new Set(asked)], reason } }
      : {}),
    ...appointment(order),
  };
}

/** Terms of lines that are still ordered. */
function termsOf({ order, items, groups, terms }: OrderTyped) {
  return Object.entries(terms).flatMap(([key, each]) => {
    const [kind, ref = ''] = key.split(' ');
    const refs = { package: [order.packageId], group: groups, item: items };
    const there = refs[kind as QuoteLine['kind']].includes(ref);
    return there ? [{ kind: kind as QuoteLine['kind'], ref, ...each }] : [];
  });
}

/** Times are the campus's, which is China's. */
function appointment({ day, time }: typeof emptyOrder): { appointment?: number } {
  if (day === '' || !isTime(time)) return {};
  return { appointment: Date.parse(`${day}T${time.padStart(5, '0')}:00+08:00`) };
}
