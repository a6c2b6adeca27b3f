import { Paged, type Toasts } from '@daozhen/ui/components';
import type { Role } from '@daozhen/protocol';
import { ApiError } from '../api/http.ts';
import type { Client } from '../api/client.ts';
import type { ShownSession } from '../account/SessionsTable.svelte';
import type { Confirm } from '../app/confirm.svelte.ts';
import { i18n } from '../app/i18n.svelte.ts';
import { u } from './text.ts';
import { UserForm, type ShownUser, type UserChoices } from './userForm.svelte.ts';

const pageSize = 50;

export interface UsersScreenOptions {
  client: Client;
  toasts: Toasts;
  confirm: Confirm;
}

/** A password to be handed over. */
export interface HandOver {
  name: string;
  username: string;
  password: string;
}

/** The accounts, one of them opened, and what is done to it. */
export class UsersScreen {
  query = $state('');
  role = $state<Role | ''>('');
  state = $state<ShownUser['state'] | ''>('');
  readonly list: Paged<ShownUser>;
  #choices = $state.raw<UserChoices>({ sites: [], staff: [] });
  #user = $state.raw<ShownUser>();
  #form = $state.raw<UserForm>();
  #sessions = $state.raw<readonly ShownSession[]>([]);
  #handOver = $state.raw<HandOver>();
  #problem = $state.raw<unknown>();
  #busy = $state(false);
  readonly #options: UsersScreenOptions;

  constructor(options: UsersScreenOptions) {
    this.#options = options;
    this.list = new Paged((after) => this.#page(after));
  }

  get choices(): UserChoices {
    return this.#choices;
  }

  /** The account opened; undefined while one is made or none is. */
  get user(): ShownUser | undefined {
    return this.#user;
  }

  get form(): UserForm | undefined {
    return this.#form;
  }

  get sessions(): readonly ShownSession[] {
    return this.#sessions;
  }

  get handOver(): HandOver | undefined {
    return this.#handOver;
  }

  get problem(): unknown {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  async start(): Promise<void> {
    await Promise.all([
      this.list.reload(),
      this.#options.client
        .get('/api/users/choices')
        .then((choices) => (this.#choices = choices))
        .catch((error: unknown) => (this.#problem = error)),
    ]);
  }

  add(): void {
    this.#show(undefined, new UserForm());
  }

  open(user: ShownUser): void {
    this.#show(user, new UserForm(user));
    void this.#loadSessions(user.id);
  }

  close(): void {
    this.#show(undefined, undefined);
  }

  handedOver(): void {
    this.#handOver = undefined;
  }

  /** Makes the account, or gives it the rights of the form. */
  async save(): Promise<void> {
    const form = this.#form;
    if (!form?.check()) return;
    const { client, toasts } = this.#options;
    await this.#do(async () => {
      if (form.user) {
        const { id, version } = form.user;
        const user = await client.put('/api/users/{id}', {
          path: { id },
          body: { ...form.rights, version },
        });
        this.list.replace(user, (each) => each.id);
        toasts.show({ text: u('form.saved', { name: user.name }), tone: 'good' });
      } else {
        const body = { username: form.username, ...form.rights };
        this.#told(await client.post('/api/users', { body }));
        await this.list.reload();
      }
      this.close();
    });
  }

  unlock(user: ShownUser): Promise<void> {
    return this.#change(user, 'unlock');
  }

  enable(user: ShownUser): Promise<void> {
    return this.#change(user, 'enable');
  }

  async disable(user: ShownUser): Promise<void> {
    if (await this.#agreed(user, 'disable')) await this.#change(user, 'disable');
  }

  async resetPassword(user: ShownUser): Promise<void> {
    if (!(await this.#agreed(user, 'password'))) return;
    await this.#do(async () => {
      const path = { id: user.id };
      const made = await this.#options.client.post('/api/users/{id}/password', { path });
      this.#changed(made.user);
      this.#told(made);
    });
  }

  async resetFactor(user: ShownUser): Promise<void> {
    if (!(await this.#agreed(user, 'factor'))) return;
    await this.#do(async () => {
      const path = { id: user.id };
      this.#changed(
        await this.#options.client.delete('/api/users/{id}/factor', { path }),
        'factor',
      );
    });
  }

  async endSession({ id: session }: ShownSession): Promise<void> {
    const id = this.#user?.id ?? '';
    await this.#do(async () => {
      await this.#options.client.delete('/api/users/{id}/sessions/{session}', {
        path: { id, session },
      });
      await this.#loadSessions(id);
    });
  }

  #agreed({ name }: ShownUser, what: 'disable' | 'password' | 'factor'): Promise<boolean> {
    const action = u(`do.${what}`);
    return this.#options.confirm.ask({
      title: action,
      text: u(`do.${what}.ask`, { name }),
      action,
      harm: true,
    });
  }

  #change(user: ShownUser, what: 'unlock' | 'enable' | 'disable'): Promise<void> {
    return this.#do(async () => {
      const path = { id: user.id };
      this.#changed(await this.#options.client.post(`/api/users/{id}/${what}`, { path }), what);
    });
  }

  #changed(user: ShownUser, done?: 'unlock' | 'enable' | 'disable' | 'factor'): void {
    this.list.replace(user, (each) => each.id);
    this.open(user);
    if (done) {
      this.#options.toasts.show({ text: u(`do.${done}.done`, { name: user.name }), tone: 'good' });
    }
  }

  #told({ user: { name, username }, password }: { user: ShownUser; password: string }): void {
    this.#handOver = { name, username, password };
  }

  #show(user: ShownUser | undefined, form: UserForm | undefined): void {
    this.#user = user;
    this.#form = form;
    this.#sessions = [];
    this.#problem = undefined;
  }

  async #loadSessions(id: string): Promise<void> {
    try {
      const path = { id };
      const { sessions } = await this.#options.client.get('/api/users/{id}/sessions', { path });
      if (this.#user?.id === id) this.#sessions = sessions;
    } catch (error) {
      this.#problem = error;
    }
  }

  async #do(run: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#problem = undefined;
    try {
      await run();
    } catch (error) {
      const { current } = error as { current?: unknown };
      if (error instanceof ApiError && error.code === 'record.changed' && current) {
        this.open(current as ShownUser);
        this.#options.toasts.show({ text: u('problem.changed'), tone: 'bad' });
      } else this.#problem = error;
    } finally {
      this.#busy = false;
    }
  }

  /** The sentence for what went wrong. */
  get sentence(): string {
    return this.#problem === undefined ? '' : i18n.failure(this.#problem);
  }

  async #page(after: string | undefined) {
    const { query, role, state } = this;
    const { users, next } = await this.#options.client.get('/api/users', {
      query: {
        limit: pageSize,
        ...(query.trim() !== '' && { query: query.trim() }),
        ...(role !== '' && { role }),
        ...(state !== '' && { state }),
        ...(after !== undefined && { after }),
      },
    });
    return { rows: users, next };
  }
}
