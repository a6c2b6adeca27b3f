import type { Db } from '../../platform/db/index.ts';
import { rowNow, type VisitTables } from './visits.tables.ts';

/**
 * Somebody expected is here: his visit is to be checked in.
 * @returns whether it was waiting for that, and nobody is changing it at this moment
 */
export async function noteArrival(plain: Db, id: string): Promise<boolean> {
  return plain.transaction().execute(async (tx) => {
    const db = tx.withTables<VisitTables>();
    // Whoever changes the visit has locked it: what he noted is seen after him, not before.
    await db.selectFrom('visits').select('id').where('id', '=', id).forUpdate().execute();
    const changing = db
      .selectFrom('visit_changes')
      .select('id')
      .where('visit_id', '=', id)
      .where('state', '=', 'pending');
    const { numUpdatedRows } = await db
      .updateTable('visits')
      .set({ state: 'pending', changed_at: rowNow })
      .where('id', '=', id)
      .where('state', '=', 'booked')
      .where((eb) => eb.not(eb.exists(changing)))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  });
}
