import type { Body, Got } from '../api/operations.ts';

export type PersonShown = Got<'get', '/api/people'>['people'][number];
export type Quote = Got<'post', '/api/visits/quote'>;
export type QuoteLine = Quote['lines'][number];
export type Warning = Quote['warnings'][number];
export type Registered = Got<'post', '/api/visits'>;
export type Registration = Body<'post', '/api/visits'>;
export type Membership = Got<'get', '/api/people/{id}/memberships'>['memberships'][number];
export type Catalogue = Got<'get', '/api/catalogue/{site}'>;

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
