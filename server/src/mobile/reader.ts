import type { Language } from '@daozhen/protocol';
import type { FastifyRequest } from 'fastify';
import { languageOf } from '../platform/http/index.ts';

/** How somebody wants to read: asked for in the address, else chosen before, else the device's language. */
export interface Reader {
  language: Language;
  elder: boolean;
}

const languages: readonly string[] = ['zh', 'en'];

export function readerOf(request: FastifyRequest): Reader {
  const query = request.query as Record<string, unknown>;
  const cookies = cookiesOf(request.headers.cookie);
  const asked = [query['lang'], cookies['guide-lang']].find(
    (value) => typeof value === 'string' && languages.includes(value),
  );
  const elder = query['elder'] ?? cookies['guide-elder'];
  return {
    language: (asked as Language | undefined) ?? languageOf(request.headers['accept-language']),
    elder: elder === '1',
  };
}

/** The reader's own two cookies; the page's script writes them. */
function cookiesOf(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}
