import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { shortcut } from './shortcuts.ts';

/** As much of an element as `shortcut` asks about. */
class FakeElement {
  readonly #tag: string;
  readonly #inDialog: boolean;
  constructor(tag: string, inDialog = false) {
    this.#tag = tag;
    this.#inDialog = inDialog;
  }
  closest(selector: string): FakeElement | null {
    if (selector === 'dialog') return this.#inDialog ? this : null;
    return this.matches(selector) || this.#inDialog ? this : null;
  }
  matches(selector: string): boolean {
    return selector.split(',').some((part) => part.trim() === this.#tag);
  }
}

beforeEach(() => vi.stubGlobal('Element', FakeElement));
afterEach(() => vi.unstubAllGlobals());

const press = (key: string, changes: object = {}) =>
  shortcut({ key, target: new FakeElement('body'), ...changes } as unknown as KeyboardEvent);

test.each([
  ['Enter', 'main'],
  [' ', 'main'],
  ['r', 'recall'],
  ['U', 'undo'],
  ['x', undefined],
])('%s is %s', (key, action) => {
  expect(press(key)).toBe(action);
});

test('a key held down or with a modifier means nothing', () => {
  expect(press('Enter', { repeat: true })).toBeUndefined();
  expect(press('r', { ctrlKey: true })).toBeUndefined();
  expect(press('r', { isComposing: true })).toBeUndefined();
});

test('a field keeps its keys, a button its Enter, a dialog everything', () => {
  expect(press('r', { target: new FakeElement('input') })).toBeUndefined();
  expect(press('Enter', { target: new FakeElement('button') })).toBeUndefined();
  expect(press('r', { target: new FakeElement('button') })).toBe('recall');
  expect(press('r', { target: new FakeElement('button', true) })).toBeUndefined();
});
