import type { Body, Got } from '../api/operations.ts';

export type PersonShown = Got<'get', '/api/people'>['people'][number];
export type Person = Got<'get', '/api/people/{id}'>;
export type Whole = Got<'post', '/api/people/{id}/unmask'>;
export type PersonChange = Body<'patch', '/api/people/{id}'>;
export type VisitOfPerson = Got<'get', '/api/people/{id}/visits'>['visits'][number];
export const relations = ['spouse', 'parent', 'child', 'sibling', 'other'] as const;

export const idTypes = [
  'id-card',
  'passport',
  'hk-macau-permit',
  'taiwan-permit',
  'foreigner-residence',
  'officer',
  'birth-certificate',
  'other',
] as const;
export type IdType = (typeof idTypes)[number];
