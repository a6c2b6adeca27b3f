import { ApiError } from '../../platform/http/index.ts';
import type { RosterMember, Rosters } from '../visits/index.ts';
import { employerErrors } from './employers.errors.ts';
import type { MemberRow, MembersRepository } from './members.repository.ts';

/** The employers' lists, as registration sees them. */
export function rosters(repository: MembersRepository, now: () => number): Rosters {
  return {
    member: async (id, tx) => {
      const row = await repository.get(id, tx);
      return row && toRosterMember(row);
    },
    openFor: async (person) => (await repository.openFor([person])).map(toRosterMember),
    registered: async (tx, member, visit) => {
      const noted = await repository.registered(tx, member, visit, new Date(now()));
      if (!noted) throw new ApiError(employerErrors, 'member.registered');
    },
    released: (tx, member, visit) => repository.released(tx, member, visit),
  };
}

function toRosterMember(row: MemberRow): RosterMember {
  return {
    id: row.id,
    person: row.person,
    employer: row.employer,
    employerName: row.employerName,
    ...(row.departmentPath !== null && { department: row.departmentPath }),
    batch: row.batch,
    batchName: row.batchName,
    group: row.group,
    groupName: row.groupName,
    packageId: row.packageId,
    examType: row.examType,
    payer: {
      package: row.payerPackage,
      added: row.payerAdded,
      ...(row.limitFen !== null && { limitFen: row.limitFen }),
    },
    ...(row.visit !== null && { visit: row.visit }),
  };
}
