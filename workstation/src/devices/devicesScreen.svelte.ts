import type { Api } from '../api/http.ts';
import { ApiError } from '../api/http.ts';
import type { Device, Placement } from '../api/types.ts';

export type DevicePlace = 'hall' | 'door' | 'caller' | 'printer';

/** What went wrong with the pairing form: a field, or a refusal of the server. */
export type PairProblem = { field: 'code' | 'name' | 'where' } | { code: string; message: string };

interface PairForm {
  code: string;
  name: string;
  place: DevicePlace;
  where: string;
}

/** The paired displays and callers of a campus, and the form that pairs another. */
export class DevicesScreen {
  readonly form: PairForm = $state({ code: '', name: '', place: 'hall', where: '' });
  #devices = $state.raw<Device[]>();
  #failed = $state<string>();
  #problem = $state.raw<PairProblem>();
  #paired = $state.raw<Device>();
  #busy = $state(false);
  readonly #api: Api;
  readonly #site: string;

  constructor(api: Api, site: string) {
    this.#api = api;
    this.#site = site;
  }

  /** Paired devices by name; undefined until the first answer. */
  get devices(): Device[] | undefined {
    return this.#devices;
  }

  /** Code of why the list could not be had. */
  get failed(): string | undefined {
    return this.#failed;
  }

  get problem(): PairProblem | undefined {
    return this.#problem;
  }

  /** The device paired last, to say so. */
  get paired(): Device | undefined {
    return this.#paired;
  }

  get busy(): boolean {
    return this.#busy;
  }

  async load(): Promise<void> {
    try {
      const { devices } = await this.#api.get<{ devices: Device[] }>('/api/devices');
      this.#devices = devices
        .filter((device) => device.site === this.#site)
        .sort((a, b) => a.name.localeCompare(b.name, 'zh'));
      this.#failed = undefined;
    } catch (error) {
      this.#failed = codeOf(error);
    }
  }

  async pair(): Promise<void> {
    if (this.#busy) return;
    this.#paired = undefined;
    this.#problem = this.#missing();
    if (this.#problem) return;
    this.#busy = true;
    const code = this.form.code.replaceAll(/\D/g, '');
    const body = {
      code,
      name: this.form.name.trim(),
      site: this.#site,
      placement: this.#placement(),
    };
    try {
      const { device } = await this.#api.post<{ device: Device }>('/api/devices/pair', body);
      this.#paired = device;
      Object.assign(this.form, { code: '', name: '', where: '' });
      await this.load();
    } catch (error) {
      this.#problem = {
        code: codeOf(error),
        message: error instanceof ApiError ? error.message : '',
      };
    } finally {
      this.#busy = false;
    }
  }

  async remove(device: Device): Promise<void> {
    try {
      await this.#api.delete(`/api/devices/${device.id}`);
    } catch (error) {
      this.#failed = codeOf(error);
    }
    await this.load();
  }

  #missing(): PairProblem | undefined {
    if (!/^\d{6}$/.test(this.form.code.replaceAll(/\D/g, ''))) return { field: 'code' };
    if (this.form.name.trim() === '') return { field: 'name' };
    return this.form.where === '' && this.form.place !== 'printer' ? { field: 'where' } : undefined;
  }

  #placement(): Placement {
    const { place, where } = this.form;
    if (place === 'printer') return { kind: place };
    return place === 'hall' ? { kind: place, zone: where } : { kind: place, room: where };
  }
}

const codeOf = (error: unknown) => (error instanceof ApiError ? error.code : 'server.error');
