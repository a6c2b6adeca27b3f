import { address } from '../app/address.ts';
import type { Finder } from '../app/pages/page.ts';

/** People by name, initials, document or telephone. */
const find: Finder = async (query, { client }) => {
  const { people } = await client.get('/api/people', { query: { query, limit: 10 } });
  return people.map(({ id, name, birthDate, phone = '' }) => ({
    title: name,
    detail: `${birthDate} ${phone}`.trim(),
    href: address('people/:person', { person: id }),
  }));
};

export default find;
