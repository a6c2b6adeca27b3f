import { describe, type SettingDefinition } from './settings.ts';

/** The page docs/settings.md: every setting with its meaning, values and default. */
export function settingsPage(definitions: Readonly<Record<string, SettingDefinition>>): string {
  const parts = Object.entries(definitions).map(([name, definition]) =>
    [
      `## ${name}`,
      `${definition.zh} ${definition.en}`,
      [
        `- 可取值 · values: \`${describe(definition.schema)}\``,
        `- 不设置时 · when not set: ${whenNotSet(definition)}`,
      ].join('\n'),
    ].join('\n\n'),
  );
  return [
    '# 设置 · Settings',
    '环境变量；空值等于不设置。有误的设置会在启动时全部列出，程序以代码 1 退出。',
    'Environment variables; an empty one counts as not set. Wrong ones are all named at start, and the program ends with code 1.',
    ...parts,
  ]
    .join('\n\n')
    .concat('\n');
}

function whenNotSet({ default: value, optional }: SettingDefinition): string {
  return optional ?? `\`${String(value)}\``;
}
