import { vi } from 'vitest';
import type { Client } from '../centre/centre.ts';

const SITE = 'east';
const ROOM = 'east-ecg-1';
const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Registered {
  visit: string;
  ticket: string;
  guideUrl: string;
}

/** A short invented morning at one room: a VIP goes ahead, one person does not answer and comes back. */
export class BusyMorning {
  readonly #manager: Client;
  readonly #desk: Client;

  /** @param manager moves the clock @param desk takes people in */
  constructor(manager: Client, desk: Client) {
    this.#manager = manager;
    this.#desk = desk;
  }

  later(ms: number): Promise<unknown> {
    return this.#manager.command(SITE, 'clock', { advanceMs: ms });
  }

  send(type: string, fields: object = {}): Promise<{ visit?: string; ticket?: string }> {
    return this.#manager.command(SITE, type, { room: ROOM, ...fields });
  }

  /** Registers somebody for today; with an appointment he is expected, else he is here. */
  register(name: string, priority = 'normal', appointment?: number): Promise<Registered> {
    const examinee = { name, sex: 'F', birthDate: '1981-04-05' };
    return this.#desk.post('/api/visits', {
      site: SITE,
      examinee,
      class: priority,
      addItems: ['ECG', 'CXR'],
      ...(appointment !== undefined && { appointment }),
    });
  }

  /** Opens the room and takes people in; the first one does not answer his call. */
  async begin(): Promise<{ missing: Registered; vip: Registered }> {
    await this.#pastTheNight();
    const { staff } = await this.#manager.get<{ staff: { id: string }[] }>('/api/catalogue/east');
    await this.send('open-room', { staff: staff[0]?.id });
    const missing = await this.register('罗一凡');
    for (const name of ['韦思远', '梁可心', '黄子墨', '莫雨桐', '周文博', '蒙晓宇']) {
      await this.later(20 * SECOND);
      await this.register(name);
    }
    const vip = await this.register('覃若兰', 'vip');
    // Whom guidance has taken to the door meanwhile is called first, whoever that is.
    await this.#miss(missing.visit);
    await this.examine(2);
    return { missing, vip };
  }

  /** Calls and examines so many people, three minutes each. */
  async examine(people: number): Promise<void> {
    for (let index = 0; index < people; index += 1) {
      await this.later(5 * SECOND);
      await this.send('call-next');
      await this.later(15 * SECOND);
      await this.send('start');
      await this.later(3 * MINUTE);
      await this.send('finish');
    }
  }

  /** After midnight the floor's day is about to turn, at four: the morning is the next day's. */
  async #pastTheNight(): Promise<void> {
    const day = () => this.#manager.get<{ day: string }>(`/api/floor/sites/${SITE}`);
    const tonight = await day();
    const midnight = Date.parse(`${tonight.day}T00:00:00+08:00`) + 24 * HOUR;
    if (Date.now() < midnight) return;
    await this.later(midnight + 4 * HOUR + MINUTE - Date.now());
    await vi.waitUntil(async () => (await day()).day !== tonight.day);
  }

  async #miss(visit: string): Promise<void> {
    await this.later(5 * SECOND);
    await this.send('call-one', { visit });
    for (let call = 0; call < 2; call += 1) {
      await this.later(20 * SECOND);
      await this.send('recall');
    }
    await this.later(20 * SECOND);
    await this.send('pass', { reason: 'absent' });
  }
}
