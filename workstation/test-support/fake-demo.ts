import type { User } from '../src/api/types.ts';
import type { FakeFloor } from './fake-floor.ts';

/** Who may log in, and what there is to look at. */

export const users: (User & { username: string; password: string })[] = [
  {
    id: 'u-desk',
    username: 'desk',
    password: 'demo',
    name: '蒙小雅',
    roles: ['desk'],
    sites: ['main'],
  },
  {
    id: 's-wei',
    username: 'doctor',
    password: 'demo',
    name: '韦明远',
    roles: ['doctor'],
    staff: 's-wei',
    sites: ['main'],
  },
  {
    id: 'u-nurse',
    username: 'nurse',
    password: 'demo',
    name: '农晓梅',
    roles: ['nurse'],
    sites: ['main'],
  },
  {
    id: 'u-manager',
    username: 'manager',
    password: 'demo',
    name: '黄立群',
    roles: ['manager'],
    sites: ['main'],
  },
  {
    id: 'u-system',
    username: 'system',
    password: 'demo',
    name: '石岩',
    roles: ['system-admin'],
    sites: ['main'],
  },
];

/** `GET /api/demo`. */
export function demo(floor: FakeFloor) {
  const first = [...floor.visits.values()][0];
  return {
    users: users.map(({ username, password, name, roles }) => ({
      username,
      password,
      name,
      roles,
    })),
    links: [
      {
        kind: 'hall',
        name: '二楼候检区大屏',
        nameEn: 'Hall display, second floor',
        url: '/display/?demo=hall-z2',
      },
      {
        kind: 'hall',
        name: '三楼候检区大屏',
        nameEn: 'Hall display, third floor',
        url: '/display/?demo=hall-z3',
      },
      {
        kind: 'door',
        name: '彩超 1 室门牌屏',
        nameEn: 'Door display, Ultrasound 1',
        url: '/display/?demo=door-us-1',
      },
      ...(first
        ? [
            {
              kind: 'phone',
              name: `${first.ticket} ${first.name}`,
              nameEn: first.ticket,
              url: `/m/t-${first.id}`,
            },
          ]
        : []),
    ],
  };
}
