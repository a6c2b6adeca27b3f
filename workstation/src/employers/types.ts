import type { Got } from '../api/operations.ts';

export type EmployerRow = Got<'get', '/api/employers'>['employers'][number];
export type Employer = Got<'get', '/api/employers/{employer}'>;
export type Department = Got<'get', '/api/employers/{employer}/departments'>['departments'][number];
export type Batch = Got<'get', '/api/batches/{batch}'>;
export type Group = Got<'get', '/api/batches/{batch}/groups'>['groups'][number];
export type Member = Got<'get', '/api/batches/{batch}/members'>['members'][number];
export type RosterImport = Got<'get', '/api/roster-imports/{import}'>;
export type RowProblem = Got<'get', '/api/roster-imports/{import}/problems'>['problems'][number];
export type Catalogue = Got<'get', '/api/catalogue/{site}'>;

export const batchStates = ['draft', 'open', 'closed'] as const;
