import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Raised whenever the functions' meaning or the stored data changes; two versions can run side by side. */
export const LIBRARY_VERSION = 1;

/** The Lua library as Redis loads it. */
export interface FloorLibrary {
  name: string;
  code: string;
  /** The full name of a verb's function. */
  functionName(verb: string): string;
}

function luaFiles(folder: string): { name: string; text: string }[] {
  const path = join(import.meta.dirname, folder);
  return readdirSync(path)
    .filter((name) => name.endsWith('.lua'))
    .sort()
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(path, name), 'utf8') }));
}

/**
 * Puts the library together: every file in a block of its own (Lua limits the locals of one), all sharing
 * the table D, includes before the verbs that are registered with them.
 */
export function buildLibrary(version = LIBRARY_VERSION): FloorLibrary {
  const suffix = `_v${version}`;
  const blocks = [...luaFiles('includes'), ...luaFiles('functions')].map(
    ({ name, text }) => `do -- ${name}\n${text}\nend`,
  );
  const name = `floor${suffix}`;
  return {
    name,
    code: `#!lua name=${name}\nlocal D = { suffix = '${suffix}' }\n${blocks.join('\n')}\n`,
    functionName: (verb) => `${verb}${suffix}`,
  };
}
