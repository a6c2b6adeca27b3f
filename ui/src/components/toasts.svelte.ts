export interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'bad' | 'warn';
  /** Label of the one thing that can still be done, e.g. take it back. */
  action?: string;
  onaction?: () => void;
}

/** Failures and offers to undo stay until closed or long enough to reach for; confirmations pass. */
const STAY_MS = { good: 4000, warn: 10_000, bad: 0 } as const;

/** The messages of one screen, newest last, at most three. */
export class Toasts {
  private items = $state<Toast[]>([]);
  private last = 0;

  get list(): readonly Toast[] {
    return this.items;
  }

  /** Shows a message for `stayMs` (0 = until closed) and returns what closes it. */
  show(toast: Omit<Toast, 'id'>, stayMs: number = STAY_MS[toast.tone]): () => void {
    this.last += 1;
    const id = this.last;
    this.items = [...this.items, { ...toast, id }].slice(-3);
    const close = () => this.close(id);
    if (stayMs > 0) setTimeout(close, stayMs);
    return close;
  }

  /** A confirmation that can be taken back for `stayMs`, never less than five seconds. */
  undoable(text: string, action: string, onaction: () => void, stayMs = 8000): () => void {
    return this.show({ text, tone: 'good', action, onaction }, Math.max(5000, stayMs));
  }

  close(id: number): void {
    this.items = this.items.filter((toast) => toast.id !== id);
  }
}
