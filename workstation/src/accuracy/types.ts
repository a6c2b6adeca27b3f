import type { Got } from '../api/operations.ts';

export type Accuracy = Got<'get', '/api/forecast/sites/{site}/accuracy'>;
export type Prediction = Got<
  'get',
  '/api/forecast/sites/{site}/predictions'
>['predictions'][number];
export type Sums = Accuracy['days'][number]['sums'];

/** What the map of stations by hours shows. */
export const measures = ['error', 'bias', 'kept'] as const;
export type Measure = (typeof measures)[number];
