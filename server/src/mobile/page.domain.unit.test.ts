import { Command, PhonePage } from '@daozhen/protocol';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import {
  mayTap,
  phoneCommand,
  phonePageOf,
  type SiteFacts,
  type VisitFacts,
} from './page.domain.ts';

const site: SiteFacts = {
  name: '青禾体检中心',
  nameEn: 'Qinghe Check-up Centre',
  utcOffsetMs: 28_800_000,
  floors: [
    { id: 'f1', name: '1 楼', nameEn: 'Floor 1' },
    { id: 'f2', name: '2 楼', nameEn: 'Floor 2', entry: { x: 1, y: 8 } },
  ],
  stations: [
    { id: 'blood', name: '采血', nameEn: 'Blood draw', floor: 'f1' },
    { id: 'eyes', name: '眼科', nameEn: 'Eyes', floor: 'f2' },
  ],
  rooms: [
    { id: 'r101', name: '101 采血', nameEn: '101', station: 'blood', floor: 'f1', x: 5, y: 5 },
    { id: 'r201', name: '201 眼科', nameEn: '201', station: 'eyes', floor: 'f2', x: 5, y: 5 },
    { id: 'r202', name: '202 库房', nameEn: '202', station: 'store', floor: 'f2', x: 9, y: 5 },
  ],
};

const visit: VisitFacts = {
  id: 'v1',
  ticket: 'A012',
  masked: '李*',
  vvip: false,
  items: [{ id: 'i1', name: '视力', nameEn: 'Vision', station: 'eyes', prepHint: '摘隐形眼镜' }],
};

describe('the page', () => {
  test('is what the wire says', () => {
    expect(Value.Check(PhonePage, phonePageOf(visit, site))).toBe(true);
  });

  test('has the masked name, the ticket and the zone of the campus', () => {
    expect(phonePageOf(visit, site)).toMatchObject({
      name: '李*',
      ticket: 'A012',
      utcOffsetMin: 480,
    });
  });

  test('V1 a VVIP has no name on it', () => {
    const page = phonePageOf({ ...visit, vvip: true }, site);
    expect(JSON.stringify(page)).not.toContain('李');
  });

  test('has all stations, and the rooms of the floors the examinee comes to', () => {
    const page = phonePageOf(visit, site);
    expect(page.stations).toHaveLength(2);
    expect(page.rooms.map((room) => room.id)).toEqual(['r201', 'r202']);
  });

  test('a hint without English stands in both languages', () => {
    expect(phonePageOf(visit, site).items[0]).toMatchObject({
      hint: '摘隐形眼镜',
      hintEn: '摘隐形眼镜',
    });
  });

  test('carries nothing the catalogue did not mean for it', () => {
    const secretive = { ...visit, idNumber: '不外传' } as VisitFacts;
    expect(JSON.stringify(phonePageOf(secretive, site))).not.toContain('不外传');
  });
});

describe('taps', () => {
  const rejoin = { id: 'phone-12345678', action: 'rejoin' } as const;
  const prepare = { ...rejoin, action: 'prepare', preparation: 'full-bladder' } as const;

  test('C5, C7 become commands of the visit', () => {
    for (const action of [rejoin, prepare]) {
      const command = phoneCommand('east', 'v1', action);
      expect(Value.Check(Command, command)).toBe(true);
      expect(command).toMatchObject({ site: 'east', visit: 'v1', id: rejoin.id });
    }
  });

  test('C7 only what a person can know himself may be declared', () => {
    expect(mayTap(rejoin)).toBe(true);
    expect(mayTap(prepare)).toBe(true);
    expect(mayTap({ ...prepare, preparation: 'fasting' })).toBe(false);
    expect(mayTap({ id: rejoin.id, action: 'prepare' })).toBe(false);
  });
});
