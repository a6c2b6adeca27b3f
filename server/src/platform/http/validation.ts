import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { unfitFor } from './unfit.ts';

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
    const unfit = unfitFor(value);
    if (unfit) return { error: [unfit] } as never;
    if (validator.Check(value)) return { value };
    const error = validator.Errors(value).slice(0, maxProblems);
    return { error } as never;
  };
};

/** Answers are typed where they are made; they are written as they are. */
export const serializerCompiler = () => (data: unknown) => JSON.stringify(data);
