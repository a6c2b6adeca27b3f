import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** One setting: an environment variable, what it may be, and what it is for. */
export interface SettingDefinition {
  schema: TSchema;
  /** Its value when it is not set. */
  default?: string | number | boolean;
  /** Where it has no value of its own: what happens when it is not set. */
  optional?: string;
  /** Never repeated in a message. */
  secret?: true;
  zh: string;
  en: string;
}

export interface WrongSetting {
  name: string;
  zh: string;
  en: string;
}

/** Some settings are wrong; the message names all of them in both languages. */
export class WrongSettings extends Error {
  readonly wrong: readonly WrongSetting[];

  constructor(wrong: readonly WrongSetting[]) {
    const lines = wrong.map(({ name, zh, en }) => `  ${name}: ${zh} · ${en}`);
    super(`设置有误 · Wrong settings:\n${lines.join('\n')}`);
    this.wrong = wrong;
  }
}

/**
 * Reads settings out of an environment; an empty variable counts as not set.
 * @param agree looks at all values together and names what does not fit
 * @throws WrongSettings
 */
export function readSettings(
  definitions: Readonly<Record<string, SettingDefinition>>,
  environment: NodeJS.ProcessEnv,
  agree: (values: Readonly<Record<string, unknown>>) => WrongSetting[] = () => [],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const wrong: WrongSetting[] = [];
  for (const [name, definition] of Object.entries(definitions)) {
    const text = environment[name]?.trim();
    if (text === undefined || text === '') values[name] = definition.default;
    else {
      const value = fromText(definition.schema, text);
      if (Value.Check(definition.schema, value)) values[name] = value;
      else wrong.push(complaint(name, definition, text));
    }
  }
  wrong.push(...agree(values));
  if (wrong.length > 0) throw new WrongSettings(wrong);
  return values;
}

function fromText(schema: TSchema, text: string): unknown {
  const { type } = schema as { type?: string };
  if (type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  if (type !== 'boolean') return text;
  if (['1', 'true', 'yes', 'on'].includes(text.toLowerCase())) return true;
  if (['0', 'false', 'no', 'off'].includes(text.toLowerCase())) return false;
  return text;
}

function complaint(name: string, definition: SettingDefinition, text: string): WrongSetting {
  const given = definition.secret ? '' : ` ${JSON.stringify(text)}`;
  const allowed = describe(definition.schema);
  return {
    name,
    zh: `值${given} 不正确，应为 ${allowed}`,
    en: `the value${given} is not right; it must be ${allowed}`,
  };
}

/** What a setting may be, in few signs that read the same in both languages. */
export function describe(schema: TSchema): string {
  const { type, minimum, maximum, minLength, pattern, anyOf } = schema as {
    type?: string;
    minimum?: number;
    maximum?: number;
    minLength?: number;
    pattern?: string;
    anyOf?: { const?: unknown }[];
  };
  if (anyOf) return anyOf.map((option) => String(option.const)).join(' | ');
  if (type === 'boolean') return '1 | 0';
  if (type === 'integer') return `${minimum} … ${maximum}`;
  if (pattern) return `/${pattern}/`;
  return `≥ ${minLength ?? 0} 个字符 · characters`;
}
