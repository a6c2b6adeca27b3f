/**
 * The line, counted from 1, on which a value begins in a JSON text.
 * @param text valid JSON
 * @param pointer the way to the value, as `/stations/3/rooms/0`; what is not there leads to the last part
 *   that is
 */
export function lineOfValue(text: string, pointer: string): number {
  const parts = pointer.split('/').slice(1);
  const found = new JsonWalk(text, parts.map(unescaped)).find();
  return text.slice(0, found).split('\n').length;
}

const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** Goes through a text along one path. */
class JsonWalk {
  readonly #text: string;
  readonly #parts: readonly string[];
  #at = 0;

  constructor(text: string, parts: readonly string[]) {
    this.#text = text;
    this.#parts = parts;
  }

  /** Where the value begins, in characters. */
  find(): number {
    this.#space();
    let found = this.#at;
    for (const part of this.#parts) {
      if (!this.#enter(part)) break;
      found = this.#at;
    }
    return found;
  }

  /** Goes to a member of the value that begins here; @returns whether there is one. */
  #enter(part: string): boolean {
    const open = this.#text[this.#at];
    if (open !== '{' && open !== '[') return false;
    this.#at += 1;
    for (let index = 0; ; index += 1) {
      this.#space();
      if (this.#at >= this.#text.length || '}]'.includes(this.#text[this.#at]!)) return false;
      const name = open === '[' ? String(index) : this.#name();
      if (name === part) return true;
      this.#skip();
      this.#space();
      if (this.#text[this.#at] === ',') this.#at += 1;
    }
  }

  #name(): string {
    const from = this.#at;
    this.#skipString();
    const name = JSON.parse(this.#text.slice(from, this.#at)) as string;
    this.#space();
    this.#at += 1;
    this.#space();
    return name;
  }

  #skip(): void {
    let depth = 0;
    do {
      const char = this.#text[this.#at]!;
      if (char === '"') this.#skipString();
      else {
        if ('{['.includes(char)) depth += 1;
        if ('}]'.includes(char)) depth -= 1;
        this.#at += 1;
      }
    } while (this.#at < this.#text.length && (depth > 0 || !this.#ends()));
  }

  /** Whether a value has ended here. */
  #ends(): boolean {
    return ',}]'.includes(this.#text[this.#at]!);
  }

  #skipString(): void {
    for (this.#at += 1; this.#text[this.#at] !== '"'; this.#at += 1)
      if (this.#text[this.#at] === '\\') this.#at += 1;
    this.#at += 1;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}
