/** What a button can mean. */
export const actions = [
  'press',
  'next',
  'recall',
  'start',
  'finish',
  'pass',
  'pause',
  'undo',
] as const;
export type Action = (typeof actions)[number];

export function isAction(text: string): text is Action {
  return (actions as readonly string[]).includes(text);
}
