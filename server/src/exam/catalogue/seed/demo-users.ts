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
  { username: 'reviewer', name: '毛静怡', roles: ['reviewer'], sites: ['east', 'river'], password },
  { username: 'liaison', name: '汪海平', roles: ['liaison'], sites: ['east', 'river'], password },
  { username: 'system', name: '石岩', roles: ['system-admin'], sites: ['east', 'river'], password },
  {
    username: 'security',
    name: '凌霜',
    roles: ['security-admin'],
    sites: ['east', 'river'],
    password,
  },
  { username: 'audit', name: '顾言', roles: ['audit-admin'], sites: ['east', 'river'], password },
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
