import { describe, expect, it } from 'vitest';
import type { SettingsApi, SettingsRecord } from './settingsApi.ts';
import { Book } from './book.svelte.ts';
import { EntryForm } from './entryForm.svelte.ts';
import { Founding } from './found.svelte.ts';
import { Plan } from './plan.svelte.ts';
import type { Change } from './settingsApi.ts';
import { ApiError } from '../api/http.ts';
import { linesOf } from './planText.ts';
import { readTime } from './time.ts';

const stamp = { version: 3, validFrom: '2026-01-01', changedBy: 'user:a', changedAt: '' };
const record = (entry: SettingsRecord['entry'] & object): SettingsRecord => ({
  id: entry.id,
  ...stamp,
  entry,
});
const room = record({
  id: 'east-dr-1',
  site: 'east',
  name: 'DR 1 室',
  nameEn: 'DR 1',
  capacity: 1,
  doorSlots: 2,
  tags: [],
  station: 'dr',
  zone: 'east-1',
  floor: '1F',
  x: 10,
  y: 5,
});
const site = record({
  id: 'east',
  name: '城东',
  floors: [{ id: '1F', name: '一楼', entry: { x: 0, y: 0 } }],
  zones: [{ id: 'east-1', name: '候检', floor: '1F' }],
  stations: { dr: { zone: 'east-1', floor: '1F' }, ct: { zone: 'east-1', floor: '1F' } },
});

/** The settings' server: what it has, and what it is asked to change. */
function server(refuse?: ApiError) {
  const asked: { changes: readonly Change[]; when: object }[] = [];
  const all: Record<string, SettingsRecord[]> = { room: [room], site: [site] };
  const stations = ['dr', 'ct'].map((id) => record({ id, name: id.toUpperCase() }));
  const api = {
    all: (kind: string) => Promise.resolve(kind === 'station' ? stations : (all[kind] ?? [])),
    change: (changes: readonly Change[], when: object = {}) => {
      asked.push({ changes, when });
      return refuse ? Promise.reject(refuse) : Promise.resolve({});
    },
  };
  return { api: api as unknown as SettingsApi, asked };
}

describe('the form of an entry', () => {
  it('sends the entry whole, with the version that was seen and the day it begins', async () => {
    const { api, asked } = server();
    const form = new EntryForm(api, 'room', 'east', room);
    form.draft['name'] = 'DR 甲室';
    form.validFrom = '2026-12-01';
    expect(form.dirty).toBe(true);
    expect(await form.save()).toBe(true);
    expect(asked).toMatchObject([
      {
        changes: [{ kind: 'room', id: 'east-dr-1', version: 3, entry: { name: 'DR 甲室', x: 10 } }],
        when: { validFrom: '2026-12-01' },
      },
    ]);
    expect(form.dirty).toBe(false);
  });

  it('asks for what is missing and sends nothing until it is there', async () => {
    const { api, asked } = server();
    const form = new EntryForm(api, 'group', 'east');
    expect(await form.save()).toBe(false);
    const wrong = form.fields.filter((field) => form.error(field) !== '').map(({ key }) => key);
    expect(wrong).toEqual(['name', 'nameEn', 'items']);
    expect(form.idError).not.toBe('');
    expect(asked).toEqual([]);
  });

  it('gives a day the id of its campus and date, and leaves empty fields out', async () => {
    const { api, asked } = server();
    const form = new EntryForm(api, 'day', 'east');
    Object.assign(form.draft, {
      date: '2027-01-01',
      name: '元旦',
      nameEn: 'New Year',
      closed: true,
    });
    await form.save();
    expect(asked[0]?.changes[0]?.entry).toEqual({
      id: 'east-2027-01-01',
      site: 'east',
      date: '2027-01-01',
      name: '元旦',
      nameEn: 'New Year',
      closed: true,
    });
  });

  it('says whom a change would strand', async () => {
    const concerned = [{ what: 'visit', id: 'v1', name: 'A001 韦*满', why: 'room' }];
    const refused = new ApiError(409, {
      code: 'settings.strands',
      message: '会使…',
      details: { concerned, count: 7 },
    });
    const form = new EntryForm(server(refused).api, 'room', 'east', room);
    expect(await form.remove()).toBe(false);
    expect(form.refusal).toMatchObject({
      names: [{ kind: 'visit', name: 'A001 韦*满', why: 'room' }],
      count: 7,
    });
  });
});

describe('the plan', () => {
  it('puts a room on the nearest half metre, takes it back, and saves only what moved', async () => {
    const { api, asked } = server();
    const plan = new Plan(api, 'east');
    await plan.load();
    plan.begin();
    plan.place('east-dr-1', 12.3, 5.9);
    expect(plan.moved).toMatchObject([{ x: 12.5, y: 6 }]);
    plan.undo();
    expect(plan.moved).toEqual([]);
    plan.nudge('east-dr-1', -1, 10);
    await plan.save();
    expect(asked[0]?.changes).toMatchObject([
      { kind: 'room', id: 'east-dr-1', version: 3, entry: { x: 9.5, y: 10, station: 'dr' } },
    ]);
  });
});

describe('a new campus', () => {
  it('takes floors, waiting areas and rooms over under ids of its own', async () => {
    const { api, asked } = server();
    const book = new Book(api);
    await book.load('east');
    const founding = new Founding(api, book);
    Object.assign(founding, { id: 'east', name: '城南', nameEn: 'South' });
    expect(await founding.found()).toBe(false);
    expect(founding.error('id')).not.toBe('');
    founding.id = 'south';
    founding.stations = ['dr'];
    expect(await founding.found()).toBe(true);
    expect(asked[0]?.changes).toMatchObject([
      {
        kind: 'site',
        id: 'south',
        version: 0,
        entry: { zones: [{ id: 'south-1' }], stations: { dr: { zone: 'south-1' } } },
      },
      { kind: 'room', id: 'south-dr-1', entry: { site: 'south', zone: 'south-1' } },
    ]);
  });
});

describe('a name on the plan', () => {
  it('stays on one line where it fits, and is broken before a word where it does not', () => {
    expect(linesOf('采血 1 号窗', 4.6)).toEqual(['采血 1 号窗']);
    expect(linesOf('采血 1 号窗', 2.7)).toEqual(['采血 1', '号窗']);
    expect(linesOf('无障碍检查室', 2)).toEqual(['无障碍', '检查室']);
  });
});

describe('a time of day', () => {
  it.each([
    ['7:30', '07:30'],
    ['0730', '07:30'],
    ['7：05', '07:05'],
    ['17', '17:00'],
    ['', ''],
    ['24:00', undefined],
    ['7.30', undefined],
  ])('%s is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });
});
