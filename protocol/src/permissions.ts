/**
 * What an account may be. The three administrators are separate people (等保 8.1.4.2 d): one keeps the
 * system running, one decides on accounts and rights, one reads what everybody did.
 */
export const roles = [
  'desk',
  'nurse',
  'doctor',
  'reviewer',
  'manager',
  'liaison',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof roles)[number];

/** Of these nobody holds two, nor one together with a role of the business. */
export const administrators: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];

const floor: readonly Role[] = ['desk', 'nurse', 'doctor', 'manager'];
const desk: readonly Role[] = ['desk', 'manager'];
const readers: readonly Role[] = ['desk', 'nurse', 'doctor', 'reviewer', 'manager'];
const settings: readonly Role[] = ['manager', 'system-admin'];

/**
 * Who may do what, as `record.action`. A liaison's rights reach as far as his employers, everybody's as
 * far as his campuses; a VVIP's records need a grant besides (see {@link may}).
 */
export const permissions = {
  'person.read': readers,
  'person.write': desk,
  'person.merge': ['manager'],
  /** To make somebody a VVIP whose record is there, or to end it. */
  'person.vvip': ['manager'],
  /** The whole of an ID or telephone number, which lists show masked. */
  'person.unmask': desk,
  /** Not the liaison: he sees his people on his employers' lists. */
  'visit.read': readers,
  'visit.register': desk,
  'visit.change': desk,
  'visit.cancel': desk,
  /** Beyond the free discount of the desk. */
  'visit.discount': ['manager'],
  'visit.override-warning': desk,
  /** To note what somebody says about being pregnant; items she must not have are not called then. */
  'visit.pregnancy': floor,
  'employer.read': ['desk', 'manager', 'liaison'],
  'employer.write': ['manager', 'liaison'],
  'employer.bind-liaison': ['manager'],
  'roster.import': ['manager', 'liaison'],
  'plate.export': desk,
  'person.export': ['manager'],
  'migration.run': ['system-admin'],
  /** What a campus offers, which is no secret: every screen needs its names. */
  'catalogue.read': roles,
  'settings.read': settings,
  'settings.write': settings,
  'device.manage': ['desk', 'manager', 'system-admin'],
  'printing.use': ['desk', 'nurse', 'manager'],
  'printing.manage': settings,
  'voice.use': ['desk', 'nurse', 'manager'],
  'voice.manage': settings,
  'floor.read': floor,
  /** To announce somebody and to take him in. */
  'floor.receive': desk,
  /** To move people between queues, stations and classes. */
  'floor.place': ['desk', 'nurse', 'manager'],
  /** To call and examine; a doctor only in the room he is on duty in. */
  'floor.call': ['doctor', 'nurse', 'manager'],
  /** To put somebody on hold, back, or off an item. */
  'floor.attend': floor,
  'floor.close-day': ['manager'],
  /** Who was not there when called, on this or another day. */
  'passes.read': ['desk', 'nurse', 'manager'],
  /** To try on a day gone by what another policy for passed people would have done. */
  'reentry.study': ['manager'],
  /** The list of VIPs, expected and here. */
  'vip.read': ['desk', 'nurse', 'manager'],
  /** What VIPs gained and others paid. */
  'vip.report': ['manager'],
  /** How right the predicted waits were. */
  'forecast.read': desk,
  /** Only where the demo is on. */
  'floor.clock': ['manager'],
  /** Who is on duty now, where help is needed, and to say that a room is attended. */
  'staffing.live': desk,
  /** Hours, volume and times of everybody, day by day. */
  'staffing.read': ['manager'],
  'partner.manage': ['system-admin'],
  'user.read': ['security-admin', 'manager'],
  'user.write': ['security-admin'],
  'vvip.grant': ['security-admin'],
  /** To look at one VVIP's record in need, for a while, with a reason that others read. */
  'vvip.break-glass': ['desk', 'nurse', 'doctor', 'reviewer', 'manager'],
  'vvip.alarms': ['security-admin', 'audit-admin'],
  'audit.read': ['audit-admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

/** Somebody with rights, as far as they are known to server and screens alike. */
export interface Holder {
  roles: readonly Role[];
  sites: readonly string[];
  /** Employers a liaison is bound to. */
  employers?: readonly string[];
  /** VVIPs he may see, by person: granted, or by break-glass for a while. */
  vvips?: readonly string[];
}

/** What a right is asked for; parts that do not matter are left out. */
export interface Subject {
  site?: string;
  employer?: string;
  /** The person, where he is a VVIP. */
  vvip?: string;
}

/** Whether somebody may do something, to a certain record if one is given. */
export function may(holder: Holder, permission: Permission, subject: Subject = {}): boolean {
  const allowed: readonly Role[] = permissions[permission];
  const by = holder.roles.filter((role) => allowed.includes(role));
  if (by.length === 0) return false;
  if (subject.site !== undefined && !holder.sites.includes(subject.site)) return false;
  if (subject.vvip !== undefined && !holder.vvips?.includes(subject.vvip)) return false;
  if (by.some((role) => role !== 'liaison')) return true;
  return subject.employer === undefined || (holder.employers?.includes(subject.employer) ?? false);
}
