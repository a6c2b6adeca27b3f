/** A value read again every second and on demand, for clocks and ages. */
export class Ticking<T> {
  private value = $state.raw() as T;
  private readonly read: () => T;

  constructor(read: () => T) {
    this.read = read;
    this.value = read();
    $effect(() => {
      const timer = setInterval(() => (this.value = read()), 1000);
      return () => clearInterval(timer);
    });
  }

  get current(): T {
    return this.value;
  }

  refresh(): void {
    this.value = this.read();
  }
}
