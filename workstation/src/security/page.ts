import EyeOff from '@lucide/svelte/icons/eye-off';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import type { Page } from '../app/pages/page.ts';

export const pages: readonly Page[] = [
  {
    path: 'vvip',
    title: { zh: 'VVIP 授权', en: 'VVIP access' },
    group: 'security',
    may: 'vvip.alarms',
    icon: EyeOff,
    order: 20,
    words: 'vvip shouquan jinji chakan gaojing sq',
    load: () => import('./VvipPage.svelte'),
  },
  {
    path: 'break-glass',
    title: { zh: '紧急查看', en: 'Break-glass' },
    group: 'security',
    may: 'vvip.break-glass',
    icon: ShieldAlert,
    order: 30,
    dailyFor: [],
    words: 'jinji chakan jjck vvip emergency',
    load: () => import('./BreakGlassPage.svelte'),
  },
  {
    path: 'audit',
    title: { zh: '审计日志', en: 'Audit log' },
    group: 'security',
    may: 'audit.read',
    icon: ScrollText,
    order: 40,
    homeOf: ['audit-admin'],
    words: 'shenji rizhi sjrz log',
    load: () => import('./AuditPage.svelte'),
  },
];
