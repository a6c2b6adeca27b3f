import { exitCodes } from '../options.ts';
import { usage } from '../usage.ts';

export function help(): Promise<number> {
  process.stdout.write(`${usage}\n`);
  return Promise.resolve(exitCodes.accepted);
}
