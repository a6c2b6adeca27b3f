import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';

/** How many problems of one request are worth telling. */
const maxProblems = 5;

/**
 * Checks requests against TypeBox schemas as they are: nothing in a body is coerced or dropped. Only the
 * query and the path, which are all text, are read as the numbers and flags their schema asks for, with
 * its defaults.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema);
  const textual = httpPart === 'querystring' || httpPart === 'params';
  return (given: unknown) => {
    const value = textual ? Value.Convert(schema, Value.Default(schema, given)) : given;
    const nul = placeOfNul(value);
    if (nul !== undefined) {
      const message = 'must not contain the character NUL';
      return { error: [{ instancePath: nul, message }] } as never;
    }
    if (validator.Check(value)) return { value };
    const error = validator.Errors(value).slice(0, maxProblems);
    return { error } as never;
  };
};

/** Where a text holds the character NUL, which no text of a database can; undefined where none does. */
function placeOfNul(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return value.includes('\0') ? path : undefined;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined;
  for (const [key, each] of Object.entries(value)) {
    const found = placeOfNul(each, `${path}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Answers are typed where they are made; they are written as they are. */
export const serializerCompiler = () => (data: unknown) => JSON.stringify(data);
