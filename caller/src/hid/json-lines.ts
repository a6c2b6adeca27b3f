/**
 * The line, from 1, on which the value at a JSON pointer begins, in a text that parses.
 * A pointer to something that is not there gives the line of the nearest value around it.
 */
export function lineOf(text: string, pointer: string): number {
  let best = { length: -1, at: 0 };
  walk(text, (path, at) => {
    const inside = pointer === path || pointer.startsWith(`${path}/`);
    if (inside && path.length > best.length) best = { length: path.length, at };
  });
  return lineAt(text, best.at);
}

/** The line, from 1, of a position in a text. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

type Frame = { path: string; index: number; key: string; array: boolean };

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Calls back with the pointer and position of every value. */
function walk(text: string, visit: (path: string, at: number) => void): void {
  const frames: Frame[] = [];
  let expectKey = false;
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    const top = frames.at(-1);
    if (token === '}' || token === ']') {
      frames.pop();
    } else if (token === ',') {
      if (top?.array) top.index += 1;
      else expectKey = true;
    } else if (expectKey && top && token.startsWith('"')) {
      top.key = JSON.parse(token) as string;
      expectKey = false;
    } else if (token !== ':') {
      const path = top ? `${top.path}/${top.array ? top.index : top.key}` : '';
      visit(path, match.index);
      if (token === '{' || token === '[') {
        frames.push({ path, index: 0, key: '', array: token === '[' });
        expectKey = token === '{';
      }
    }
    if (token === '}') expectKey = false;
  }
}
