/** The caller's view of the HID devices of this computer; tests put recorded reports behind it. */

export interface HidDevice {
  path: string;
  vendorId: number;
  productId: number;
  usagePage?: number | undefined;
  usage?: number | undefined;
  manufacturer?: string | undefined;
  product?: string | undefined;
}

export interface HidConnection {
  onReport(run: (report: Uint8Array) => void): void;
  /** The device can no longer be read, usually because it was unplugged. Nothing comes after it. */
  onLost(run: (error: Error) => void): void;
  write(bytes: number[]): Promise<void>;
  close(): Promise<void>;
}

export interface HidPort {
  list(): Promise<HidDevice[]>;
  open(path: string): Promise<HidConnection>;
}
