import type { Action } from '../actions.ts';

const meanings: Record<string, Action> = {
  ' ': 'press',
  '\r': 'press',
  '\n': 'press',
  n: 'next',
  r: 'recall',
  s: 'start',
  f: 'finish',
  p: 'pass',
  a: 'pause',
  u: 'undo',
};

/** What a key of the simulated box means; `quit` for q, Ctrl-C and Ctrl-D. */
export function keyMeaning(key: string): Action | 'quit' | undefined {
  if (key === '\u0003' || key === '\u0004' || key === 'q') return 'quit';
  return meanings[key.toLowerCase()];
}

/** The part of a terminal's input that the simulated box uses. */
export interface Input {
  isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  on(event: 'data', run: (data: Buffer) => void): unknown;
  on(event: 'end', run: () => void): unknown;
  off(event: 'data', run: (data: Buffer) => void): unknown;
  pause(): unknown;
}

/**
 * Reads single keys; without a terminal, the characters that come, so that a script can press as well.
 * @returns its own clean-up
 */
export function listenToKeys(
  input: Input,
  onAction: (action: Action) => void,
  onQuit: () => void,
): () => void {
  const heard = (data: Buffer) => {
    for (const key of data.toString('utf8')) {
      if (key === '\n' && !input.isTTY) continue;
      const meaning = keyMeaning(key);
      if (meaning === 'quit') onQuit();
      else if (meaning) onAction(meaning);
    }
  };
  if (input.isTTY) input.setRawMode?.(true);
  input.on('data', heard);
  input.on('end', onQuit);
  return () => {
    input.off('data', heard);
    if (input.isTTY) input.setRawMode?.(false);
    input.pause();
  };
}
