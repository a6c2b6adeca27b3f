import { randomInt, randomUUID } from 'node:crypto';
import { VerifiedCache } from '../auth/index.ts';
import { deriveToken, hashToken, randomToken } from '../crypto/index.ts';
import { isUniqueViolation } from '../db/index.ts';
import {
  actorName,
  ApiError,
  requireSite,
  type Actor,
  type DeviceKind,
  type Placement,
} from '../http/index.ts';
import { deviceErrors } from './devices.errors.ts';
import type { DeviceRow, DevicesRepository, NewDevice } from './devices.repository.ts';
import type { ChangeBody, Device, PairBody, PlacementBody } from './devices.schemas.ts';
import type { DeviceChange } from './screens.repository.ts';

export type DeviceActor = Extract<Actor, { kind: 'device' }>;

export interface DeviceOptions {
  secret: string;
  now: () => number;
  /** Whether a place exists at a campus; the catalogue knows. */
  placeExists(site: string, placement: Placement): boolean;
}

const pairingMs = 10 * 60_000;
const seenEveryMs = 60_000;
/** A removal can be taken back for this long. */
const restoreMs = 10 * 60_000;

/** Pairing of displays, callers and printer agents, and whom a device token belongs to. */
export class Devices {
  readonly #repository: DevicesRepository;
  readonly #options: DeviceOptions;
  readonly #verified: VerifiedCache<DeviceActor>;
  readonly #lastSeen = new Map<string, number>();
  readonly #removed = new Set<(id: string) => void>();
  readonly #paired = new Set<() => Promise<void>>();

  constructor(repository: DevicesRepository, options: DeviceOptions) {
    this.#repository = repository;
    this.#options = options;
    this.#verified = new VerifiedCache(async (tokenHash) => {
      const row = await repository.deviceByToken(tokenHash);
      return row && { value: toActor(row), expiresAt: Number.MAX_SAFE_INTEGER };
    }, options.now);
  }

  /** A new device asks to be paired: it shows the code and polls with the secret. */
  async offer(kind: DeviceKind): Promise<{ code: string; secret: string; expiresAt: number }> {
    const now = this.#options.now();
    const secret = randomToken();
    for (;;) {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const expiresAt = now + pairingMs;
      const pairing = {
        secret_hash: hashToken(secret),
        kind,
        code,
        expires_at: new Date(expiresAt),
      };
      try {
        await this.#repository.addPairing(pairing, new Date(now));
        return { code, secret, expiresAt };
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
      }
    }
  }

  /**
   * What became of an offer; may be asked again, so that a lost answer loses no device.
   * @throws ApiError `pairing.unknown`
   */
  async outcome(secret: string): Promise<{ token: string; device: Device } | undefined> {
    const pairing = await this.#repository.pairing(
      hashToken(secret),
      new Date(this.#options.now()),
    );
    if (!pairing) throw new ApiError(deviceErrors, 'pairing.unknown');
    const row =
      pairing.device_id === null ? undefined : await this.#repository.device(pairing.device_id);
    return row && { token: this.#token(row.id), device: toDevice(row) };
  }

  /**
   * A member of staff enters the code a device shows.
   * @throws ApiError `pairing.unknown`, `pairing.placement`
   */
  async pair(body: PairBody, actor: Actor): Promise<Device> {
    requireSite(actor, body.site);
    if (body.replace !== undefined) requireSite(actor, (await this.row(body.replace)).site);
    const row = await this.#repository.pair(
      body.code,
      new Date(this.#options.now()),
      ({ kind }) => {
        const placement = this.#placement(kind, body);
        const id = randomUUID();
        return {
          id,
          kind,
          name: body.name,
          site: body.site,
          placement,
          tokenHash: hashToken(this.#token(id)),
          pairedBy: actorName(actor),
        };
      },
    );
    if (!row) throw new ApiError(deviceErrors, 'pairing.unknown');
    const device = body.replace === undefined ? row : await this.#replace(row, body.replace, actor);
    await this.#tellPaired();
    return toDevice(device);
  }

  /** The new device takes over what was set for the old one, which is removed. */
  async #replace(row: DeviceRow, replaced: string, actor: Actor): Promise<DeviceRow> {
    const old = await this.row(replaced);
    if (old.settings) await this.#repository.keepSettings(row.id, old.settings);
    await this.remove(replaced, actor);
    return { ...row, settings: old.settings };
  }

  /** Makes a device without pairing, once (demo); @returns its token. */
  async ensure(device: Omit<NewDevice, 'tokenHash' | 'pairedBy'>): Promise<string> {
    const token = this.#token(device.id);
    await this.#repository.ensure({
      ...device,
      tokenHash: hashToken(token),
      pairedBy: 'system:demo',
    });
    await this.#tellPaired();
    return token;
  }

  /** Whose token it is; undefined for an unknown or removed device. */
  async verify(token: string): Promise<DeviceActor | undefined> {
    const actor = await this.#verified.get(hashToken(token));
    if (actor) this.#noteSeen(actor.id);
    return actor;
  }

  /** Whether a device is paired, and not removed since. */
  async isPaired(id: string): Promise<boolean> {
    return (await this.verify(this.#token(id))) !== undefined;
  }

  /** @throws ApiError `device.unknown` */
  async get(id: string): Promise<Device> {
    return toDevice(await this.row(id));
  }

  /** @throws ApiError `device.unknown` */
  async row(id: string): Promise<DeviceRow> {
    const row = await this.#repository.device(id);
    if (!row) throw new ApiError(deviceErrors, 'device.unknown');
    return row;
  }

  /** The devices of the actor's campuses, oldest first. */
  rows(actor: Actor): Promise<DeviceRow[]> {
    return this.#repository.list(actor.sites);
  }

  /**
   * A wanted change, its place checked against the kind of the device and the actor's campuses.
   * @throws ApiError `access.site`, `pairing.placement`
   */
  fitting(row: DeviceRow, wanted: Omit<ChangeBody, 'version'>, actor: Actor): DeviceChange {
    const { placement, site = row.site, name, settings } = wanted;
    requireSite(actor, site);
    const place = placement
      ? this.#placement(row.kind, { site, placement })
      : site === row.site
        ? undefined
        : this.#placement(row.kind, { site, placement: shownPlacement(row.placement) });
    return {
      ...(name !== undefined && { name: name.trim() }),
      ...(site !== row.site && { site }),
      ...(place && { placement: place }),
      ...(settings && row.kind === 'display' && { settings }),
    };
  }

  /** What a token's holder may do is looked up anew: the device has changed. */
  forget(row: DeviceRow): void {
    this.#verified.forget(row.token_hash);
  }

  /**
   * Takes a removal back for as long as the device's page waits for that.
   * @throws ApiError `device.unknown`, `device.not-removed`
   */
  async restore(id: string, actor: Actor): Promise<Device> {
    const row = await this.#repository.removed(id);
    if (!row) throw new ApiError(deviceErrors, 'device.unknown');
    requireSite(actor, row.site);
    const since = this.#options.now() - (row.removed_at?.getTime() ?? 0);
    if (since > restoreMs) throw new ApiError(deviceErrors, 'device.not-removed');
    await this.#repository.restore(id);
    this.#verified.forget(row.token_hash);
    await this.#tellPaired();
    return toDevice({ ...row, removed_at: null });
  }

  /** @throws ApiError `device.unknown` */
  async remove(id: string, actor: Actor): Promise<void> {
    const row = await this.#repository.device(id);
    if (!row) throw new ApiError(deviceErrors, 'device.unknown');
    requireSite(actor, row.site);
    await this.#repository.remove(id, new Date(this.#options.now()));
    this.#verified.forget(row.token_hash);
    for (const listener of this.#removed) listener(id);
  }

  /** Calls `listener` with the id of every device removed here; @returns its own clean-up. */
  onRemoved(listener: (id: string) => void): () => void {
    this.#removed.add(listener);
    return () => this.#removed.delete(listener);
  }

  /** Calls `listener` before a device paired or restored here learns of it; @returns its own clean-up. */
  onPaired(listener: () => Promise<void>): () => void {
    this.#paired.add(listener);
    return () => this.#paired.delete(listener);
  }

  async #tellPaired(): Promise<void> {
    for (const listener of this.#paired) await listener();
  }

  #token(id: string): string {
    return deriveToken(this.#options.secret, 'device', id);
  }

  #placement(kind: DeviceKind, body: Pick<PairBody, 'site' | 'placement'>): Placement {
    const placement = fitting(kind, body.placement);
    if (!placement || !this.#options.placeExists(body.site, placement)) {
      throw new ApiError(deviceErrors, 'pairing.placement');
    }
    return placement;
  }

  #noteSeen(id: string): void {
    const now = this.#options.now();
    if (now - (this.#lastSeen.get(id) ?? 0) < seenEveryMs) return;
    this.#lastSeen.set(id, now);
    // A missed note is made up for by the next one.
    this.#repository.seen(id, new Date(now)).catch(() => undefined);
  }
}

function fitting(kind: DeviceKind, given: PlacementBody): Placement | undefined {
  const named = 'kind' in given ? given.kind : undefined;
  if (kind === 'printer') return named === 'printer' ? { kind: 'printer' } : undefined;
  if (kind === 'display') {
    return 'kind' in given && (given.kind === 'hall' || given.kind === 'door') ? given : undefined;
  }
  return 'room' in given && named !== 'door' ? { kind: 'caller', room: given.room } : undefined;
}

/** As the routes show it: where a caller is follows from its kind. */
function shownPlacement(placement: Placement): PlacementBody {
  return placement.kind === 'caller' ? { room: placement.room } : placement;
}

/** The device as the routes show it. */
export function toDevice(row: DeviceRow): Device {
  const { id, kind, name, site, placement, created_at: created, last_seen: seen, version } = row;
  return {
    id,
    kind,
    name,
    site,
    placement: shownPlacement(placement),
    createdAt: created.getTime(),
    version,
    ...(seen !== null && { lastSeenAt: seen.getTime() }),
  };
}

function toActor({ id, kind, site, placement }: DeviceRow): DeviceActor {
  return { kind: 'device', id, roles: [], sites: [site], device: { kind, placement } };
}
