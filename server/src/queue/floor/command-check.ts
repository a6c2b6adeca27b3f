import { commands, type Command } from '@daozhen/protocol';
import { Compile } from 'typebox/compile';
import { unfitFor } from '../../platform/http/index.ts';

const checks = new Map<string, ReturnType<typeof Compile>>(
  Object.entries(commands).map(([type, schema]) => [type, Compile(schema)]),
);

/** The first few things wrong with a body that is no command. */
export interface Problem {
  at: string;
  message: string;
}

const MOST_PROBLEMS = 5;

/** Reads a body as a command by the schema of its type. */
export function readCommand(body: unknown): { command: Command } | { problems: Problem[] } {
  const type = (body as { type?: unknown } | null)?.type;
  const check = typeof type === 'string' ? checks.get(type) : undefined;
  if (!check) return { problems: [{ at: '/type', message: 'must be the type of a command' }] };
  const unfit = unfitFor(body);
  if (unfit) return { problems: [{ at: unfit.instancePath, message: unfit.message }] };
  if (check.Check(body)) return { command: body as Command };
  const problems = check
    .Errors(body)
    .slice(0, MOST_PROBLEMS)
    .map(({ instancePath, message }) => ({ at: instancePath || '/', message }));
  return { problems };
}
