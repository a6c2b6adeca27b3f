import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { SiteState } from '@daozhen/protocol';
import { Centre, Client } from '../centre/centre.ts';

export const SITE = 'east';
const MINUTE = 60_000;
const morning = join(import.meta.dirname, '..', '..', 'simulator', 'src', 'morning', 'main.ts');

/** A demo centre in the middle of a busy morning that stands still from then on. */
export class BusyCentre {
  readonly centre = new Centre();
  manager!: Client;

  /** @param people who come in the whole morning @param finished how many are through when it stops */
  async open(people: number, finished: number): Promise<void> {
    await this.centre.start();
    this.manager = await new Client(this.centre.url).logIn('manager');
    const options = ['--people', String(people), '--speed', '60', '--seed', '7'];
    const env = { ...process.env, DAOZHEN_URL: this.centre.url };
    const going = spawn(process.execPath, [morning, ...options], { env, stdio: 'ignore' });
    const ended = once(going, 'exit');
    for (let through = 0; through < finished;) {
      await delay(2000);
      if (going.exitCode !== null) throw new Error('the morning ended before it was busy');
      const { visits } = await this.state();
      through = Object.values(visits).filter(({ state }) => state === 'finished').length;
    }
    going.kill('SIGINT');
    await ended;
  }

  state(): Promise<SiteState> {
    return this.manager.get<SiteState>(`/api/floor/sites/${SITE}`);
  }

  /** What a morning seldom has at the very moment: VIPs to come, a pause, somebody who is on hold. */
  async embellish(): Promise<void> {
    const { at, visits } = await this.state();
    for (const [name, later] of [
      ['覃若兰', 25],
      ['韦思远', 70],
    ] as const) {
      await this.manager.post('/api/visits', {
        site: SITE,
        examinee: { name, sex: 'F', birthDate: '1975-06-11' },
        class: 'vip',
        packageId: 'entry',
        appointment: at + later * MINUTE,
      });
    }
    const resting = Object.values(visits).find(({ state, vip }) => state === 'free' && !vip);
    if (resting) await this.manager.command(SITE, 'hold', { visit: resting.id });
    const until = at + 10 * MINUTE;
    const room = await this.idle();
    if (room) await this.manager.command(SITE, 'pause-room', { room, reason: '会诊', until });
  }

  /** A room of a station with several that nobody is in. */
  async idle(): Promise<string | undefined> {
    const rooms = Object.values((await this.state()).rooms);
    const several = (station: string): boolean =>
      rooms.filter((room) => room.station === station).length > 1;
    return rooms.find(
      ({ called, serving, station }) =>
        several(station) && Object.keys({ ...called, ...serving }).length === 0,
    )?.id;
  }

  close(): Promise<void> {
    return this.centre.remove();
  }
}
