/** What the floor says about itself while it runs. */
export interface FloorLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}
