import { sql } from 'kysely';
import type { PregnancyAnswer } from '@daozhen/protocol';
import type { Db } from '../../platform/db/index.ts';
import type { PersonRecord } from '../people/index.ts';
import { VisitRecords, type VisitRecord, type VisitRow } from './visit-records.ts';
import { standingStates, type VisitTables } from './visits.tables.ts';
import type { DayLoad } from './warnings.domain.ts';

/** What lists, warnings and other modules ask of the visits in the database. */
export class VisitQueries extends VisitRecords {
  /**
   * How full a day is.
   * @param items those whose number is limited
   */
  async load(
    site: string,
    day: string,
    examType: string,
    items: readonly string[],
  ): Promise<DayLoad> {
    const counts = await this.db
      .selectFrom('visits')
      .select(({ fn }) => [
        fn.countAll<number>().as('total'),
        sql<number>`count(*) filter (where exam_type = ${examType})`.as('of_type'),
        ...items.map((id) =>
          sql<number>`count(*) filter (where items @> ${JSON.stringify([{ id }])}::jsonb)`.as(
            `item_${id}`,
          ),
        ),
      ])
      .where('site', '=', site)
      .where('day', '=', day)
      .where('state', 'in', standingStates)
      .executeTakeFirstOrThrow();
    const { total, of_type: ofType, ...rest } = counts;
    const byItem = rest as Record<string, number>;
    return {
      total,
      examType: ofType,
      items: Object.fromEntries(items.map((id) => [id, byItem[`item_${id}`] ?? 0])),
    };
  }

  /** The items a person had since a day, each with its last day. */
  async itemsSince(person: PersonRecord, day: string): Promise<Map<string, string>> {
    const ids = await this.people.sameAs(this.plain, person);
    const rows = await this.db
      .selectFrom('visits')
      .select(['day', 'items'])
      .where('person_id', 'in', ids)
      .where('day', '>=', day)
      .where('state', '=', 'checked-in')
      .orderBy('day')
      .execute();
    return new Map(rows.flatMap((row) => row.items.map(({ id }) => [id, row.day] as const)));
  }

  /** What those who are on the floor of a campus said about pregnancy. */
  async pregnancyTold(
    site: string,
    day: string,
  ): Promise<{ id: string; pregnancy: PregnancyAnswer }[]> {
    return this.db
      .selectFrom('visits')
      .select(['id', 'pregnancy'])
      .where('site', '=', site)
      .where('day', '=', day)
      .where('state', '=', 'checked-in')
      .where('pregnancy', 'is not', null)
      .$narrowType<{ pregnancy: PregnancyAnswer }>()
      .execute();
  }

  /** Everybody of a campus on a day, first registered first; a large centre has two thousand. */
  async ofDay(site: string, day: string): Promise<VisitRecord[]> {
    const rows = await this.db
      .selectFrom('visits')
      .selectAll()
      .where('site', '=', site)
      .where('day', '=', day)
      .where('state', 'in', ['booked', 'pending', 'checked-in', 'cancelled'])
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return this.records(rows);
  }

  /** The visits of a person, the newest first. */
  async ofPerson(person: PersonRecord, limit: number, before?: string): Promise<VisitRecord[]> {
    const ids = await this.people.mergedIds(person.id);
    let query = this.db
      .selectFrom('visits')
      .selectAll()
      .where('person_id', 'in', ids)
      .where('state', '!=', 'refused');
    if (before !== undefined) query = query.where('day', '<', before);
    const latest = query.orderBy('day', 'desc').orderBy('created_at', 'desc').limit(limit);
    return this.records(await latest.execute());
  }

  /** Visits of some days that brought number plates, both days included. */
  async withPlates(site: string, from: string, to: string): Promise<VisitRecord[]> {
    const rows = await this.db
      .selectFrom('visits')
      .selectAll()
      .where('site', '=', site)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .where('sealed', 'is not', null)
      .where('state', 'in', standingStates)
      .orderBy('day')
      .orderBy('created_at')
      .execute();
    return this.records(rows);
  }

  /** Whether two people have a visit on the same day that stands, today or later. */
  async bothHere(tx: Db, one: string, other: string): Promise<boolean> {
    const found = await tx
      .withTables<VisitTables>()
      .selectFrom('visits as a')
      .innerJoin('visits as b', 'b.day', 'a.day')
      .select('a.id')
      .where('a.person_id', '=', one)
      .where('b.person_id', '=', other)
      .where('a.state', 'in', standingStates)
      .where('b.state', 'in', standingStates)
      .where('a.day', '>=', sql<string>`current_date - 1`)
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  }

  /** Visits of a day the floor may hold places for ahead, that it has not been told of. */
  async toAnnounce(site: string, day: string, classes: readonly string[]): Promise<VisitRecord[]> {
    if (classes.length === 0) return [];
    const rows = await this.db
      .selectFrom('visits')
      .selectAll()
      .where('site', '=', site)
      .where('day', '=', day)
      .where('state', '=', 'booked')
      .where('announced', '=', false)
      .where('class', 'in', classes)
      .orderBy('appointment')
      .execute();
    return this.records(rows);
  }

  /** Visits of a day on that have changed, or whose person has, since a moment; with the latest change. */
  async changedSince(
    since: Date,
    day: string,
    limit: number,
  ): Promise<{ visits: VisitRecord[]; latest: Date | undefined }> {
    const { rows } = await sql<VisitRow & { touched: Date }>`
      select v.*, greatest(v.changed_at, p.changed_at, coalesce(s.changed_at, p.changed_at)) as touched
      from visits v join people p on p.id = v.person_id left join people s on s.id = p.merged_into
      where v.day >= ${day} and v.id in (
        select id from visits where changed_at > ${since}
        union select visits.id from visits join people on people.id = visits.person_id
          where people.changed_at > ${since} and visits.day >= ${day}
        union select visits.id from visits join people on people.id = visits.person_id
          join people kept on kept.id = people.merged_into
          where kept.changed_at > ${since} and visits.day >= ${day})
      order by touched limit ${limit}`.execute(this.plain);
    const latest = rows.at(-1)?.touched;
    return { visits: await this.records(rows.map(({ touched: _touched, ...row }) => row)), latest };
  }
}
