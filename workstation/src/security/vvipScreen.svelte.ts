import { Paged, type Option, type Toasts } from '@daozhen/ui/components';
import type { Client } from '../api/client.ts';
import type { Got } from '../api/operations.ts';
import type { Confirm } from '../app/confirm.svelte.ts';
import { i18n } from '../app/i18n.svelte.ts';
import type { FloorPort } from '../app/link.svelte.ts';
import { s } from './text.ts';

export type Access = Got<'get', '/api/vvip/access'>['access'][number];

interface AlarmsView {
  ready: boolean;
  alarms: Record<string, Access>;
}

export interface VvipScreenOptions {
  client: Client;
  link: FloorPort;
  toasts: Toasts;
  confirm: Confirm;
}

const pageSize = 50;
const leastReason = 4;

/** Grants, every break-glass, and live those nobody has looked at. */
export class VvipScreen {
  readonly glass: Paged<Access>;
  readonly grants: Paged<Access>;
  user = $state.raw<Option>();
  person = $state('');
  until = $state('');
  reason = $state('');
  #alarms = $state.raw<readonly Access[]>();
  #refused = $state<string>();
  #tried = $state(false);
  #problem = $state.raw<unknown>();
  #busy = $state(false);
  readonly #options: VvipScreenOptions;

  constructor(options: VvipScreenOptions) {
    this.#options = options;
    this.glass = new Paged((after) => this.#page('break-glass', after));
    this.grants = new Paged((after) => this.#page('grant', after));
  }

  /** The latest first; undefined until the first answer. */
  get alarms(): readonly Access[] | undefined {
    return this.#alarms;
  }

  /** Code of why the alarms may not be watched. */
  get refused(): string | undefined {
    return this.#refused;
  }

  get problem(): unknown {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  get faults(): readonly ('user' | 'person' | 'reason')[] {
    return this.#tried ? this.#wrong() : [];
  }

  /** Follows the alarms; returns its own clean-up. */
  start(): () => void {
    void this.grants.reload();
    return this.#options.link.watch<AlarmsView>(
      'alarms:vvip',
      ({ ready, alarms }) => {
        if (!ready) return;
        this.#alarms = Object.values(alarms ?? {}).toSorted((x, y) => y.at.localeCompare(x.at));
        void this.glass.reload();
      },
      (code) => (this.#refused = code),
    );
  }

  /** Accounts to choose from, by what was typed. */
  async users(query: string): Promise<readonly Option[]> {
    const { users } = await this.#options.client.get('/api/users', {
      query: { limit: 10, state: 'active', ...(query !== '' && { query }) },
    });
    return users.map(({ id, name, username, roles }) => ({
      id,
      label: name,
      detail: `${username} · ${roles.map((role) => i18n.lookup('role', role)).join('、')}`,
    }));
  }

  clear(): void {
    this.user = undefined;
    this.person = this.until = this.reason = '';
    this.#tried = false;
    this.#problem = undefined;
  }

  /** @returns whether it is granted */
  async grant(): Promise<boolean> {
    this.#tried = true;
    const { user } = this;
    if (!user || this.#wrong().length > 0) return false;
    return this.#do(async () => {
      const given = await this.#options.client.post('/api/vvip/grants', {
        body: {
          user: user.id,
          person: this.person.trim(),
          reason: this.reason.trim(),
          ...(this.until !== '' && { until: endOfDay(this.until) }),
        },
      });
      this.#say('grant.saved', given);
      await this.grants.reload();
    });
  }

  async seen({ id }: Access): Promise<void> {
    await this.#do(() => this.#options.client.post('/api/vvip/access/{id}/seen', { path: { id } }));
  }

  /** Ends a broken glass before its time. */
  async endGlass(access: Access): Promise<void> {
    await this.#end(access, 'alarm.end.done');
  }

  /** Takes a grant back. */
  async endGrant(access: Access): Promise<void> {
    const agreed = await this.#options.confirm.ask({
      title: s('grant.end'),
      text: s('grant.end.ask', { user: access.userName }),
      action: s('grant.end'),
      harm: true,
    });
    if (agreed) await this.#end(access, 'grant.ended');
  }

  async #end({ id }: Access, said: 'alarm.end.done' | 'grant.ended'): Promise<void> {
    await this.#do(async () => {
      const ended = await this.#options.client.delete('/api/vvip/access/{id}', { path: { id } });
      this.#say(said, ended);
      await Promise.all([this.grants.reload(), this.glass.reload()]);
    });
  }

  #say(key: 'grant.saved' | 'alarm.end.done' | 'grant.ended', { userName: user }: Access): void {
    this.#options.toasts.show({ text: s(key, { user }), tone: 'good' });
  }

  #wrong(): ('user' | 'person' | 'reason')[] {
    return [
      ...(this.user ? [] : ['user' as const]),
      ...(this.person.trim() === '' ? ['person' as const] : []),
      ...(this.reason.trim().length < leastReason ? ['reason' as const] : []),
    ];
  }

  async #do(run: () => Promise<unknown>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#problem = undefined;
    try {
      await run();
      return true;
    } catch (error) {
      this.#problem = error;
      return false;
    } finally {
      this.#busy = false;
    }
  }

  async #page(kind: 'grant' | 'break-glass', after: string | undefined) {
    const query = { kind, limit: pageSize, ...(after !== undefined && { before: Number(after) }) };
    const { access, next } = await this.#options.client.get('/api/vvip/access', { query });
    return { rows: access, next: next === undefined ? undefined : String(next) };
  }
}

/** The last moment of a day here. */
const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString();
