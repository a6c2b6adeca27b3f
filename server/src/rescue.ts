import { rescue } from './composition/console.ts';
import { runConsole } from './composition/run-console.ts';

/** `npm run accounts:rescue -- <user name>`: lets an administrator in again whom nobody else can help. */

const [username] = process.argv.slice(2);

await runConsole((config, say) => {
  if (username !== undefined) return rescue(config, username, say);
  say('用法 · usage: npm run accounts:rescue -- <用户名 · user name>');
  return Promise.resolve(false);
});
