import type { PlaylistItem, ScreenSettings, ScreenStatus } from '@daozhen/protocol';
import type { Device } from '../api/types.ts';

/** A display as `GET /api/devices` shows it. Instants are of the server's clock. */
export interface Screen {
  settings: ScreenSettings;
  status?: ScreenStatus;
  statusAt?: number;
  pictureAt?: number;
  /** The glasses that use its pairing now. */
  together: { width: number; height: number }[];
}

export type DeviceWithScreen = Device & { version: number; screen?: Screen };

/** `GET /api/devices`. */
export interface DeviceList {
  at: number;
  devices: DeviceWithScreen[];
}

/** `GET /api/playlists?site=`. */
export interface Playlist {
  id: string;
  site: string;
  name: string;
  zone?: string;
  items: PlaylistItem[];
  version: number;
}

/** `GET /api/media?site=`. */
export interface MediaFile {
  file: string;
  name: string;
  kind: 'picture' | 'video';
  bytes: number;
  addedAt: number;
}
