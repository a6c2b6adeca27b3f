import type { Permission } from '@daozhen/protocol';

/** The kinds with one topic for each campus, each with the right it takes. */
export const campusTopics: Readonly<Record<string, Permission>> = {
  desk: 'floor.read',
  overview: 'floor.read',
  vips: 'vip.read',
  duty: 'staffing.live',
  leavings: 'staffing.live',
  printing: 'printing.use',
};
