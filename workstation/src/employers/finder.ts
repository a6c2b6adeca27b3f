import { address } from '../app/address.ts';
import type { Finder } from '../app/pages/page.ts';

/** Employers by name or initials. */
const find: Finder = async (query, { client }) => {
  const { employers } = await client.get('/api/employers', { query: { query, limit: 10 } });
  return employers.map(({ id, name }) => ({
    title: name,
    href: address('employers/:employer', { employer: id }),
  }));
};

export default find;
