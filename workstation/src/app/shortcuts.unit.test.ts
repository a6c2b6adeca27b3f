import { expect, test, vi } from 'vitest';
import { keyOf, Shortcuts } from './shortcuts.svelte.ts';

const pressed = (key: string, held: Partial<KeyboardEvent> = {}) =>
  ({ key, target: null, preventDefault: vi.fn<() => void>(), ...held }) as unknown as KeyboardEvent;

test('a key is named with what is held beside it; a character by itself', () => {
  expect(keyOf(pressed('?', { shiftKey: true }))).toBe('?');
  expect(keyOf(pressed('F2', { shiftKey: true }))).toBe('Shift+F2');
  expect(keyOf(pressed('Enter', { ctrlKey: true }))).toBe('Ctrl+Enter');
  expect(keyOf(pressed('k', { metaKey: true }))).toBe('Ctrl+k');
});

test('a page’s keys come before the shell’s and leave with the page', () => {
  const keys = new Shortcuts();
  const [shell, page] = [vi.fn<() => void>(), vi.fn<() => void>()];
  keys.setEverywhere([{ key: 'n', label: () => 'shell', run: shell }]);
  const leave = keys.add([{ key: 'N', label: () => 'page', run: page }]);
  keys.handle(pressed('n'));
  expect([page.mock.calls.length, shell.mock.calls.length]).toEqual([1, 0]);
  leave();
  keys.handle(pressed('n'));
  expect([page.mock.calls.length, shell.mock.calls.length]).toEqual([1, 1]);
});

test('a held key, a taken key, a composing one and one that is off do nothing', () => {
  const keys = new Shortcuts();
  const run = vi.fn<() => void>();
  keys.add([{ key: 'n', label: () => '', run, off: () => true }]);
  keys.add([{ key: 'm', label: () => '', run }]);
  keys.handle(pressed('n'));
  keys.handle(pressed('m', { repeat: true }));
  keys.handle(pressed('m', { defaultPrevented: true }));
  keys.handle(pressed('m', { isComposing: true }));
  expect(run).not.toHaveBeenCalled();
});

test('a key that is only shown is left to the page', () => {
  const keys = new Shortcuts();
  keys.add([{ key: 'Enter', label: () => 'call' }]);
  const event = pressed('Enter');
  keys.handle(event);
  expect(event.preventDefault).not.toHaveBeenCalled();
  expect(keys.ofPage.map(({ key }) => key)).toEqual(['Enter']);
});
