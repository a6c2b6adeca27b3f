/** The caller's view of the HID devices of this computer; tests put recorded reports behind it. */

export interface HidDevice {
  path: string;
  vendorId: number;
  productId: number;
  usagePage?: number | undefined;
  usage?: number | undefined;
  interface?: number | undefined;
  serialNumber?: string | undefined;
  manufacturer?: string | undefined;
  product?: string | undefined;
  /** Where it is plugged in, where the system tells: the same for all parts of one device. */
  port?: string | undefined;
}

export interface HidConnection {
  onReport(run: (report: Uint8Array) => void): void;
  /** The device can no longer be read, usually because it was unplugged. Nothing comes after it. */
  onLost(run: (error: Error) => void): void;
  write(bytes: number[]): Promise<void>;
  feature(bytes: number[]): Promise<void>;
  close(): Promise<void>;
}

export interface HidPort {
  list(): Promise<HidDevice[]>;
  open(path: string): Promise<HidConnection>;
}
