import type { Body, Got } from '../api/operations.ts';

export type Quote = Got<'post', '/api/visits/quote'>;
export type QuoteLine = Quote['lines'][number];
export type Warning = Quote['warnings'][number];
export type Registered = Got<'post', '/api/visits'>;
export type Registration = Body<'post', '/api/visits'>;
export type Membership = Got<'get', '/api/people/{id}/memberships'>['memberships'][number];
export type Catalogue = Got<'get', '/api/catalogue/{site}'>;
