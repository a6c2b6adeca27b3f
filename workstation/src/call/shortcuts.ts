export type ShortcutAction =
  'main' | 'recall' | 'finish' | 'undo' | 'pass' | 'pause' | 'next' | 'previous';

const keys: Record<string, ShortcutAction> = {
  Enter: 'main',
  ' ': 'main',
  r: 'recall',
  f: 'finish',
  u: 'undo',
  p: 'pass',
  z: 'pause',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
};

/** Letters beside the buttons, as they are shown. */
export const hints = { recall: 'R', finish: 'F', undo: 'U', pass: 'P', pause: 'Z' } as const;

const takesKeys = 'a, button, input, select, textarea, dialog, [role="listbox"]';

/**
 * What a key means on the call screen. A key held down, one with a modifier, and one meant for the field,
 * the button or the dialog that has the focus mean nothing here; letters still work from a button.
 */
export function shortcut(event: KeyboardEvent): ShortcutAction | undefined {
  const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.isComposing || event.defaultPrevented) return undefined;
  const target = event.target instanceof Element ? event.target.closest(takesKeys) : null;
  if (!target) return action;
  const letter = /^[a-z]$/i.test(event.key);
  const onControl =
    target.matches('a, button, input[type="checkbox"]') && !target.closest('dialog');
  return letter && onControl ? action : undefined;
}
