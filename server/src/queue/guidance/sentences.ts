import type { Reason } from './explain-next.ts';

/** A sentence in both languages of the house. */
export interface Sentence {
  zh: string;
  en: string;
}

/** Names of what a reason speaks of; ids where a name is not known. */
export interface Names {
  station: (id: string) => Sentence;
  item: (id: string) => string;
  /** Local time of day of an instant, as 09:30. */
  time: (at: number) => string;
}

const MINUTE = 60_000;
const minutes = (ms: number): number => Math.max(1, Math.round(ms / MINUTE));

const flags: Readonly<Record<string, Sentence>> = {
  'full-bladder': { zh: '膀胱尚未充盈', en: 'the bladder is not full yet' },
  'empty-bladder': { zh: '尚未排空膀胱', en: 'the bladder is not empty yet' },
  fasting: { zh: '空腹尚未确认', en: 'fasting is not confirmed' },
  'not-pregnant': { zh: '尚未排除怀孕', en: 'pregnancy is not ruled out' },
  'pregnancy-told': { zh: '尚未询问是否怀孕', en: 'pregnancy has not been asked about' },
};

const conditions: Readonly<Record<string, Sentence>> = {
  pregnant: { zh: '妊娠期不做', en: 'not done during pregnancy' },
  'possibly-pregnant': {
    zh: '可能怀孕，排除前不做',
    en: 'not done before a possible pregnancy is ruled out',
  },
};

type Write<R extends Reason> = (reason: R, names: Names) => Sentence;
type Writers = { [Code in Reason['code']]: Write<Extract<Reason, { code: Code }>> };

const states: Readonly<Record<string, Sentence>> = {
  expected: { zh: '尚未报到', en: 'Not checked in yet' },
  called: { zh: '正在被呼叫', en: 'Being called' },
  serving: { zh: '正在检查', en: 'Being examined' },
  away: { zh: '过号或暂离，回来报到后再安排', en: 'Away; goes on after checking in again' },
  finished: { zh: '今日检查已完成', en: 'Finished for today' },
};

const writers: Writers = {
  only: () => ({ zh: '现在只有这里能做', en: 'The only station possible now' }),
  due: ({ at }, { time }) => ({
    zh: `定时项目，${time(at)} 应做`,
    en: `A timed item, due at ${time(at)}`,
  }),
  choice: (reason, { station }) =>
    'station' in reason
      ? {
          zh: `护士已指定${station(reason.station).zh}`,
          en: `A nurse has chosen ${station(reason.station).en}`,
        }
      : { zh: '护士指定', en: 'Chosen by a nurse' },
  relief: () => ({
    zh: '全天剩余工作最多，早去可减少总时间',
    en: 'Most work of the day is left here; going early saves time in all',
  }),
  soonest: () => ({ zh: '连同步行最早轮到', en: 'The soonest call, the walk included' }),
  longer: ({ ms }) =>
    ms < MINUTE
      ? { zh: '与首选相当', en: 'About as good as the first' }
      : {
          zh: `比首选约差 ${minutes(ms)} 分钟`,
          en: `Worse than the first by about ${minutes(ms)} min`,
        },
  timed: ({ station, due }, names) => ({
    zh: `会错过 ${names.time(due)} 的${names.station(station).zh}定时项目`,
    en: `Would miss the timed item at ${names.station(station).en}, ${names.time(due)}`,
  }),
  enough: () => ({
    zh: '已有足够的人前往，现在去只会在门口等',
    en: 'Enough people are on their way; going now would only mean waiting there',
  }),
  after: ({ items }, { item }) => ({
    zh: `须先完成${items.map(item).join('、')}`,
    en: `After ${items.map(item).join(', ')}`,
  }),
  preparation: ({ flags: missing }) => ({
    zh: missing.map((flag) => flags[flag]?.zh ?? `准备未完成：${flag}`).join('；'),
    en: capital(missing.map((flag) => flags[flag]?.en ?? `${flag} is missing`).join('; ')),
  }),
  condition: ({ flags: states }) => ({
    zh: states.map((state) => conditions[state]?.zh ?? `目前不宜做：${state}`).join('；'),
    en: capital(
      states.map((state) => conditions[state]?.en ?? `not done with ${state}`).join('; '),
    ),
  }),
  exclusive: ({ items, at }, { item, time }) => {
    const zh = items.map(item).join('、');
    const en = items.map(item).join(', ');
    return at === undefined
      ? { zh: `与已做的${zh}同日不能做`, en: `Not on one day with ${en}, which is done` }
      : {
          zh: `与已做的${zh}须间隔，${time(at)} 之后可做`,
          en: `Apart from ${en}, which is done: after ${time(at)}`,
        };
  },
  timing: ({ from }, { item }) => ({
    zh: `从完成${item(from)}起计时`,
    en: `Timed from ${item(from)}, which is not done yet`,
  }),
  'not-before': ({ at }, { time }) => ({ zh: `${time(at)} 之后`, en: `Not before ${time(at)}` }),
  'no-room': ({ state }) =>
    state === 'paused'
      ? { zh: '能做的诊室都在暂停', en: 'Every room that could is paused' }
      : { zh: '能做的诊室还没有开', en: 'No room that could is open' },
  state: ({ state }) => states[state] ?? { zh: '现在不能安排', en: 'Cannot be sent now' },
};

/** What a reason says to staff. */
export function sentenceOf(reason: Reason, names: Names): Sentence {
  const write = writers[reason.code] as Write<Reason>;
  return write(reason, names);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
