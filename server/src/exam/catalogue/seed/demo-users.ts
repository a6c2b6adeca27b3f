import type { DemoUser } from '../catalogue.schemas.ts';
import { staff } from './staff.ts';

/** Only ever used where the demo is on; shown on its start page. */
const password = 'demo';

const offices: DemoUser[] = [
  { username: 'desk', name: '蒙小雅', roles: ['desk'], sites: ['east'], password },
  { username: 'desk2', name: '罗子悠', roles: ['desk'], sites: ['river'], password },
  { username: 'nurse', name: '卢春晓', roles: ['nurse'], sites: ['east'], password },
  { username: 'nurse2', name: '白若溪', roles: ['nurse'], sites: ['river'], password },
  { username: 'manager', name: '廖知行', roles: ['manager'], sites: ['east', 'river'], password },
  { username: 'admin', name: '石岩', roles: ['admin'], sites: ['east', 'river'], password },
];

const doctors = staff.map(({ id, name, site }): DemoUser => ({
  username: id,
  name,
  roles: ['doctor'],
  sites: [site],
  staff: id,
  password,
}));

export const demoUsers: DemoUser[] = [...offices, ...doctors];
