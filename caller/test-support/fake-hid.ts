import type { HidConnection, HidDevice, HidPort } from '../src/hid/hid-port.ts';

/** HID devices held by the test: plugged in, pressed and pulled out as it says. */
export class FakeHid implements HidPort {
  devices: HidDevice[] = [];
  /** Why nothing can be opened. */
  refusal: string | undefined;
  listed = 0;
  readonly connections: FakeConnection[] = [];

  list(): Promise<HidDevice[]> {
    this.listed += 1;
    return Promise.resolve(this.devices);
  }

  open(path: string): Promise<HidConnection> {
    if (this.refusal !== undefined) return Promise.reject(new Error(this.refusal));
    if (!this.devices.some((one) => one.path === path)) return Promise.reject(new Error('gone'));
    const connection = new FakeConnection();
    this.connections.push(connection);
    return Promise.resolve(connection);
  }

  /** The connection opened last. */
  get opened(): FakeConnection {
    const connection = this.connections.at(-1);
    if (!connection) throw new Error('no device was opened');
    return connection;
  }

  unplug(): void {
    const { connections } = this;
    this.devices = [];
    for (const connection of connections) if (!connection.closed) connection.lost();
  }
}

export class FakeConnection implements HidConnection {
  readonly written: number[][] = [];
  readonly features: number[][] = [];
  closed = false;
  #onReport: (report: Uint8Array) => void = () => {};
  #onLost: (error: Error) => void = () => {};

  onReport(run: (report: Uint8Array) => void): void {
    this.#onReport = run;
  }

  onLost(run: (error: Error) => void): void {
    this.#onLost = run;
  }

  write(bytes: number[]): Promise<void> {
    this.written.push(bytes);
    return Promise.resolve();
  }

  feature(bytes: number[]): Promise<void> {
    this.features.push(bytes);
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }

  /** Sends recorded reports, one a line, as hexadecimal bytes. */
  reports(recorded: string): void {
    for (const line of recorded.trim().split('\n')) {
      this.#onReport(Uint8Array.from(line.trim().split(' '), (byte) => Number.parseInt(byte, 16)));
    }
  }

  lost(): void {
    this.#onLost(new Error('could not read from HID device'));
  }
}

/** A device as the system lists it. */
export function device(name: string, over: Partial<HidDevice> = {}): HidDevice {
  const [vendor = '', product = ''] = name.split(':');
  return {
    path: `/dev/${name}`,
    vendorId: Number.parseInt(vendor, 16),
    productId: Number.parseInt(product, 16),
    ...over,
  };
}
