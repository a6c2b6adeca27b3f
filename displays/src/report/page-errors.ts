const MOST = 5;
const LONGEST = 200;

/** The latest errors of a page, newest first, each once. */
export class PageErrors {
  #latest: string[] = [];
  readonly #onAdd: () => void;

  constructor(onAdd: () => void = () => {}) {
    this.#onAdd = onAdd;
  }

  /** Listens to everything that nobody caught; @returns its own clean-up. */
  listen(target: Window): () => void {
    const failed = (event: ErrorEvent) => this.add(event.message);
    const rejected = (event: PromiseRejectionEvent) => this.add(String(event.reason));
    target.addEventListener('error', failed);
    target.addEventListener('unhandledrejection', rejected);
    return () => {
      target.removeEventListener('error', failed);
      target.removeEventListener('unhandledrejection', rejected);
    };
  }

  add(text: string): void {
    const short = text.slice(0, LONGEST);
    this.#latest = [short, ...this.#latest.filter((other) => other !== short)].slice(0, MOST);
    this.#onAdd();
  }

  get latest(): string[] {
    return this.#latest;
  }
}
