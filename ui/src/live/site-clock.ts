/**
 * The site's clock as this device can know it: the server's last word plus the time since (rule E6).
 * The device's own clock may be wrong by hours and is used only before the first word.
 */
export class SiteClock {
  private offset: number | undefined;
  private readonly monotonic: () => number;

  constructor(monotonic: () => number) {
    this.monotonic = monotonic;
  }

  /** The server says it is `at` (epoch ms). A message can only be late, so the clock never goes back. */
  heard(at: number): void {
    const offset = at - this.monotonic();
    if (this.offset === undefined || offset > this.offset) this.offset = offset;
  }

  /** A new connection may be to a server whose clock was set anew. */
  reset(at: number): void {
    this.offset = at - this.monotonic();
  }

  now(): number {
    return this.offset === undefined ? Date.now() : Math.round(this.monotonic() + this.offset);
  }
}
