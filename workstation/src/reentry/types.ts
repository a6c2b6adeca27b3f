import type { Body, Got } from '../api/operations.ts';

export type Passes = Got<'get', '/api/reviews/{site}/{day}/passes'>;
export type MissFigures = Passes['figures'][number];
export type Miss = Passes['misses'][number];
export type Study = Got<'get', '/api/reviews/studies/{id}'>;
export type StationStudy = NonNullable<Study['result']>['stations'][number];
export type Outcome = StationStudy['now']['outcome'];
export type Figures = Body<'post', '/api/reviews/{site}/studies'>['figures'];

export const policies = ['after-n', 'tail', 'slot-end', 'half-day-end'] as const;
export type Policy = (typeof policies)[number];
