import { afterAll, beforeAll } from 'vitest';
import { temporaryPglite } from './pglite.ts';
import { migrateRegistration, openDesk, type RegistrationDesk } from './registration.ts';

/**
 * For the tests of a file: makes one database with the tables of people and visits.
 * @returns opens registration in it, on a new and empty floor; people and visits of other tests are still known
 */
export function useDesk(): () => Promise<RegistrationDesk> {
  let under: Awaited<ReturnType<typeof temporaryPglite>> | undefined;
  beforeAll(async () => {
    under = await temporaryPglite();
    await migrateRegistration(under.database);
  });
  afterAll(() => under?.remove());
  return () => openDesk(under!.database);
}
