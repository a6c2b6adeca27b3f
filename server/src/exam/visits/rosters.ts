import type { Db } from '../../platform/db/index.ts';

export const payers = ['self', 'employer'] as const;
export type Payer = (typeof payers)[number];

/** Who pays what of an employer's examinee, unless a line says otherwise. */
export interface PayerRule {
  /** The group's package. */
  package: Payer;
  /** What is ordered beyond it. */
  added: Payer;
  /** The employer pays no more than this; lines that would go beyond are the examinee's own. */
  limitFen?: number;
}

/** One person on an employer's list, and what the employer has ordered for him. */
export interface RosterMember {
  id: string;
  /** His record among the people. */
  person: string;
  employer: string;
  employerName: string;
  department?: string;
  /** The examination the list is for. */
  batch: string;
  batchName: string;
  group?: string;
  groupName?: string;
  packageId?: string;
  examType: string;
  payer: PayerRule;
  /** The visit he has been registered with, unless that was cancelled. */
  visit?: string;
}

/** The employers' lists, as registration needs them. */
export interface Rosters {
  member(id: string, tx?: Db): Promise<RosterMember | undefined>;
  /** Where a person is on a list and not registered yet, the newest list first. */
  openFor(person: string): Promise<RosterMember[]>;
  /** Tells, within the registration's transaction, that he is registered; several nodes may try at once. */
  registered(tx: Db, member: string, visit: string): Promise<void>;
  /** Tells, within the cancellation's transaction, that he is not any more. */
  released(tx: Db, member: string, visit: string): Promise<void>;
}

/** Where no employers are kept. */
export const noRosters: Rosters = {
  member: () => Promise.resolve(undefined),
  openFor: () => Promise.resolve([]),
  registered: () => Promise.resolve(),
  released: () => Promise.resolve(),
};
