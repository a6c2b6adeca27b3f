import Type, { type Static } from 'typebox';
import { Id } from './ids.ts';
import type { Slip, SlipLine } from './printing.ts';
import type { Language } from './refusals.ts';

/** Everything printed on the guide sheet (导检单). A VVIP's has no name on it (rule V1). */
export const GuideSheet = Type.Object({
  hospital: Type.String(),
  siteName: Type.String(),
  siteNameEn: Type.String(),
  day: Type.String(),
  ticket: Type.String(),
  visit: Id,
  name: Type.Optional(Type.String()),
  sex: Type.Optional(Type.Enum(['M', 'F'])),
  age: Type.Optional(Type.Integer()),
  className: Type.String(),
  packageName: Type.String(),
  guideUrl: Type.String(),
  items: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      nameEn: Type.String(),
      station: Id,
      stationName: Type.String(),
      /** Names of the rooms that may do it. */
      rooms: Type.Array(Type.String()),
      floor: Type.String(),
      /** To be done before breakfast. */
      fasting: Type.Optional(Type.Literal(true)),
      prepHint: Type.Optional(Type.String()),
      prepHintEn: Type.Optional(Type.String()),
    }),
  ),
});
export type GuideSheet = Static<typeof GuideSheet>;

/** A guide sheet in words and in order, the same on paper from a browser and from a printer agent. */
export interface SheetContent {
  site: string;
  title: string;
  /** Day and ticket: unique at the campus, and short enough for bars a hand scanner reads. */
  barcode: string;
  ticket: string;
  facts: { label: string; value: string }[];
  scan: string;
  guideUrl: string;
  head: { number: string; item: string; place: string; signature: string };
  rows: { id: string; item: string; hint?: string; station: string; rooms: string }[];
  footer: string;
}

const zh = {
  title: '健康体检导检单',
  name: '姓名',
  private: '（保密）',
  person: '性别',
  M: '男',
  F: '女',
  years: ' 岁',
  package: '套餐',
  day: '日期',
  scan: '扫码看排队',
  number: '序',
  item: '项目',
  place: '检查点',
  signature: '签名',
  fasting: '空腹',
  footer: '顺序可能调整，请以手机和大屏提示为准。全部完成后请将本单交回前台。',
  comma: '、',
  slip: '排队号',
  items: '项检查',
  keep: '请留意大屏和手机上的叫号',
};

const en: typeof zh = {
  title: 'Health check guide sheet',
  name: 'Name',
  private: '(private)',
  person: 'Sex',
  M: 'Male',
  F: 'Female',
  years: ' y',
  package: 'Package',
  day: 'Day',
  scan: 'Scan for your place',
  number: 'No.',
  item: 'Item',
  place: 'Where',
  signature: 'Signature',
  fasting: 'before eating',
  footer:
    'The order may change; follow your phone and the displays. Bring this sheet back to the desk when all is done.',
  comma: ', ',
  slip: 'Queue ticket',
  items: ' examinations',
  keep: 'Watch the displays and your phone for your number',
};

const words: Record<Language, typeof zh> = { zh, en };

/** What stands on a guide sheet in a language. */
export function sheetContent(sheet: GuideSheet, language: Language): SheetContent {
  const say = words[language];
  const english = language === 'en';
  const person = [
    sheet.sex === undefined ? '–' : say[sheet.sex],
    sheet.age === undefined ? '' : `${sheet.age}${say.years}`,
  ];
  return {
    site: `${sheet.hospital} ${english ? sheet.siteNameEn : sheet.siteName}`,
    title: say.title,
    barcode: sheet.day.slice(2).replaceAll('-', '') + sheet.ticket,
    ticket: sheet.ticket,
    facts: [
      { label: say.name, value: sheet.name ?? say.private },
      { label: say.person, value: person.join(' ').trim() },
      { label: say.package, value: sheet.packageName },
      { label: say.day, value: `${sheet.day} · ${sheet.className}` },
    ],
    scan: say.scan,
    guideUrl: sheet.guideUrl,
    head: {
      number: say.number,
      item: say.item,
      place: say.place,
      signature: say.signature,
    },
    rows: sheet.items.map((item) => {
      const prepared = english ? (item.prepHintEn ?? item.prepHint) : item.prepHint;
      const hint = prepared ?? (item.fasting ? say.fasting : undefined);
      return {
        id: item.id,
        item: english ? item.nameEn : item.name,
        ...(hint !== undefined && { hint }),
        station: item.stationName,
        rooms: `${item.floor} ${item.rooms.join(say.comma)}`,
      };
    }),
    footer: say.footer,
  };
}

/** The ticket alone, as a slip of 80 mm (号条). */
export function slipContent(sheet: GuideSheet, language: Language): Slip {
  const say = words[language];
  const { site, facts } = sheetContent(sheet, language);
  const lines: SlipLine[] = [
    { text: site, centre: true },
    { text: say.slip, size: 2, centre: true },
    { text: sheet.ticket, size: 4, bold: true, centre: true },
    { rule: true },
    ...facts.map(({ label, value }) => ({ text: `${label}  ${value}` })),
    { text: `${sheet.items.length} ${say.items.trim()}` },
    { rule: true },
    { qr: sheet.guideUrl },
    { text: say.scan, centre: true },
    { text: say.keep, centre: true },
    { gap: true },
  ];
  return { lines };
}
