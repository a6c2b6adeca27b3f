import type { Toasts } from '@daozhen/ui/components';
import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';
import type { Device, Placement } from '../api/types.ts';
import { i18n } from '../app/i18n.svelte.ts';
import { d } from './text.ts';
import type { DeviceList, DeviceWithScreen } from './types.ts';

export type DevicePlace = 'hall' | 'door' | 'caller' | 'printer';

/** What went wrong with the pairing form: a field, or a refusal of the server. */
export type PairProblem = { field: 'code' | 'name' | 'where' } | { code: string; message: string };

interface PairForm {
  code: string;
  name: string;
  place: DevicePlace;
  where: string;
}

export type Asked = 'picture' | 'identify' | 'reload';

/** The list is asked for anew this often while the page is looked at. */
const EVERY_MS = 4000;

const isDisplay = (place: DevicePlace) => place === 'hall' || place === 'door';

export const codeOf = (error: unknown) => (error instanceof ApiError ? error.code : 'server.error');

/** The paired displays and callers of a campus, and the form that pairs another. */
export class DevicesScreen {
  readonly form: PairForm = $state({ code: '', name: '', place: 'hall', where: '' });
  #list = $state.raw<DeviceList>();
  #failed = $state<string>();
  #problem = $state.raw<PairProblem>();
  #paired = $state.raw<Device>();
  #twin = $state.raw<DeviceWithScreen>();
  #busy = $state(false);
  readonly #client: Client;
  readonly #site: string;
  readonly #toasts: Toasts;

  constructor(client: Client, site: string, toasts: Toasts) {
    this.#client = client;
    this.#site = site;
    this.#toasts = toasts;
  }

  /** Paired devices by name; undefined until the first answer. */
  get devices(): DeviceWithScreen[] | undefined {
    return this.#list?.devices;
  }

  /** The server's clock when it answered last. */
  get at(): number {
    return this.#list?.at ?? 0;
  }

  /** Code of why the list could not be had, or not be had anew. */
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

  /** A display of the same name: is it to be replaced? */
  get twin(): DeviceWithScreen | undefined {
    return this.#twin;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Keeps the list up to date; @returns its own clean-up. */
  follow(): () => void {
    void this.load();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.load();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }

  async load(): Promise<void> {
    try {
      const { at, devices } = await this.#client.get('/api/devices');
      const here = devices.filter((device) => device.site === this.#site);
      this.#list = { at, devices: here.sort((a, b) => a.name.localeCompare(b.name, 'zh')) };
      this.#failed = undefined;
    } catch (error) {
      this.#failed = codeOf(error);
    }
  }

  /** @param twin what is to become of a display of the same name; asked for when there is one */
  async pair(twin?: 'replace' | 'keep'): Promise<void> {
    if (this.#busy) return;
    this.#paired = undefined;
    this.#problem = this.#missing();
    const name = this.form.name.trim();
    const same = this.devices?.find((device) => device.screen && device.name === name);
    this.#twin = !this.#problem && isDisplay(this.form.place) && !twin ? same : undefined;
    if (this.#problem || this.#twin) return;
    this.#busy = true;
    const body = {
      code: this.form.code.replaceAll(/\D/g, ''),
      name,
      site: this.#site,
      placement: this.#placement(),
      ...(twin === 'replace' && same && { replace: same.id }),
    };
    try {
      const { device } = await this.#client.post('/api/devices/pair', { body });
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

  /** Asks a display to do something, and says so. */
  async ask(device: Device, type: Asked): Promise<void> {
    await this.#try(async () => {
      await this.#client.post('/api/devices/{id}/commands', {
        path: { id: device.id },
        body: { type },
      });
      this.#toasts.show({ text: d(`done.${type}`), tone: 'good' });
    });
    await this.load();
  }

  /** Removes a device; for a while that can be taken back. */
  async remove(device: Device): Promise<void> {
    await this.#try(async () => {
      await this.#client.delete('/api/devices/{id}', { path: { id: device.id } });
      const text = d('done.removed', { name: device.name });
      this.#toasts.undoable(text, d('undo'), () => void this.#restore(device), 15_000);
    });
    await this.load();
  }

  async #restore(device: Device): Promise<void> {
    await this.#try(async () => {
      await this.#client.post('/api/devices/{id}/restore', { path: { id: device.id } });
      this.#toasts.show({ text: d('done.restored', { name: device.name }), tone: 'good' });
    });
    await this.load();
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const message = error instanceof ApiError ? error.message : '';
      this.#toasts.show({ text: i18n.problem(codeOf(error), message), tone: 'bad' });
    }
  }

  #missing(): PairProblem | undefined {
    if (!/^\d{6}$/.test(this.form.code.replaceAll(/\D/g, ''))) return { field: 'code' };
    if (this.form.name.trim() === '') return { field: 'name' };
    const placed = this.form.place === 'printer' || this.form.where !== '';
    return placed ? undefined : { field: 'where' };
  }

  #placement(): Placement {
    const { place, where } = this.form;
    if (place === 'printer') return { kind: place };
    return place === 'hall' ? { kind: place, zone: where } : { kind: place, room: where };
  }
}
