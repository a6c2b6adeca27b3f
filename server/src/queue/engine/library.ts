import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { headsLua } from './heads.ts';

/** Raised whenever the functions' meaning or the stored data changes; two versions can run side by side. */
export const LIBRARY_VERSION = 3;

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
 * What functions use of Lua and Redis. A global is found through two tables at each use, a local of the
 * library at once; but while a library loads most of them do not exist yet.
 */
const GLOBALS =
  'redis, string, table, math, cjson, struct, tonumber, tostring, ipairs, pairs, next, unpack, type, ' +
  'pcall, error';

/**
 * Every function begins with taking the globals over; registering them hides that. The collector goes at
 * half its usual pace, as what commands leave behind is small and quickly done with.
 */
const prelude = `local loading = redis
local function globals()
  collectgarbage('setstepmul', 100)
  return ${GLOBALS}
end
local ${GLOBALS}
local function ready(callback)
  return function(keys, args)
    if not string then
      ${GLOBALS} = globals()
    end
    return callback(keys, args)
  end
end
redis = {
  register_function = function(given, callback)
    if not callback then
      given.callback = ready(given.callback)
      return loading.register_function(given)
    end
    return loading.register_function(given, ready(callback))
  end,
}`;

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
    code: `#!lua name=${name}\n${prelude}\nlocal D = { suffix = '${suffix}' }\n${headsLua()}\n${blocks.join('\n')}\n`,
    functionName: (verb) => `${verb}${suffix}`,
  };
}
