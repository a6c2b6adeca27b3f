import type { OverviewRoom, OverviewView } from '@daozhen/protocol';
import { expect, test } from 'vitest';
import type { Catalogue, CatalogueRoom } from '../api/types.ts';
import { floorsShown, stationsShown } from './floorOrder.ts';

const room = (id: string, x: number, y: number, floor = '1F'): CatalogueRoom => ({
  id,
  name: id,
  station: id.split('-')[0]!,
  zone: 'z',
  floor,
  x,
  y,
  capacity: 1,
});

const catalogue = {
  floors: [
    { id: '1F', name: '一楼' },
    { id: '2F', name: '二楼' },
    { id: '3F', name: '三楼' },
  ],
  stations: [
    { id: 'ecg', name: '心电图' },
    { id: 'blood', name: '采血' },
  ],
  rooms: [
    room('blood-1', 14, 4),
    room('blood-2', 17, 4.5),
    room('ecg-1', 8, 16),
    room('ecg-2', 14, 16),
    room('ecg-3', 3, 2, '2F'),
  ],
} as unknown as Catalogue;

const shown = (station: string): OverviewRoom => ({
  station,
  state: 'open',
  called: [],
  serving: [],
  waiting: 0,
  door: [],
  done: 0,
});

const view = {
  stations: Object.fromEntries(
    ['blood', 'new', 'ecg'].map((id) => [id, { waiting: 0, kept: 0, capacity: 1, served: 0 }]),
  ),
  rooms: {
    'ecg-1': shown('ecg'),
    'ecg-2': shown('ecg'),
    'ecg-3': shown('ecg'),
    'blood-1': shown('blood'),
    'blood-2': shown('blood'),
    'new-1': shown('new'),
  },
} as unknown as OverviewView;

test('stations and rooms are in the catalogue’s order; what it does not know yet comes last', () => {
  const stations = stationsShown(view, catalogue);
  expect(stations.map(({ id, rooms }) => [id, rooms.map((each) => each.id)])).toEqual([
    ['ecg', ['ecg-1', 'ecg-2', 'ecg-3']],
    ['blood', ['blood-1', 'blood-2']],
    ['new', ['new-1']],
  ]);
  expect(stationsShown(view, undefined).map(({ id }) => id)).toEqual(['blood', 'new', 'ecg']);
});

test('the plan keeps who is left of whom and opposite to whom', () => {
  const floors = floorsShown(view, catalogue);
  const places = floors[0]?.rooms.map(({ id, row, column }) => [id, row, column]);
  expect(floors.map(({ id, columns }) => [id, columns])).toEqual([
    ['1F', 3],
    ['2F', 1],
  ]);
  expect(places).toEqual([
    ['ecg-1', 2, 1],
    ['blood-1', 1, 2],
    ['ecg-2', 2, 2],
    ['blood-2', 1, 3],
  ]);
});
