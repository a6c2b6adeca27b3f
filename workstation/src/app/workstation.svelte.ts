import { Toasts } from '@daozhen/ui/components';
import { getContext, setContext } from 'svelte';
import { Client } from '../api/client.ts';
import type { Catalogue, CatalogueRoom, CatalogueStation } from '../api/types.ts';
import { Confirm } from './confirm.svelte.ts';
import { i18n } from './i18n.svelte.ts';
import { FloorLink } from './link.svelte.ts';
import { Router } from './router.svelte.ts';
import { Session } from './session.svelte.ts';
import { Shortcuts } from './shortcuts.svelte.ts';

/** What all screens of the workstation share. */
export class Workstation {
  readonly router = new Router();
  /** The server, typed by its own description. */
  readonly client: Client;
  readonly session: Session;
  readonly link: FloorLink;
  /** Messages over every page; a page needs no toaster of its own. */
  readonly toasts = new Toasts();
  /** Asks before harm is done. */
  readonly confirm = new Confirm();
  readonly shortcuts = new Shortcuts();
  #catalogue = $state.raw<Catalogue>();
  #catalogueFailed = $state(false);

  constructor() {
    const options = { language: () => i18n.language, onExpired: () => this.session.expire() };
    this.client = new Client(options);
    this.session = new Session(() => this.client);
    this.link = new FloorLink(() => void this.#lineRefused());
    this.session.onEnter(() => {
      this.link.open();
      void this.loadCatalogue();
    });
  }

  /** Starts to work; returns its own clean-up. */
  start(): () => void {
    const stop = this.router.listen();
    void this.session.restore();
    return () => {
      stop();
      this.link.close();
    };
  }

  get catalogue(): Catalogue | undefined {
    return this.#catalogue;
  }

  get catalogueFailed(): boolean {
    return this.#catalogueFailed;
  }

  async loadCatalogue(): Promise<void> {
    this.#catalogueFailed = false;
    if (!this.session.may('catalogue.read')) return;
    try {
      this.#catalogue = await this.client.get('/api/catalogue/{site}', {
        path: { site: this.session.site },
      });
    } catch {
      this.#catalogueFailed = true;
    }
  }

  async logOut(): Promise<void> {
    this.link.close();
    await this.session.logOut();
  }

  room(id: string): CatalogueRoom | undefined {
    return this.#catalogue?.rooms.find((each) => each.id === id);
  }

  station(id: string | undefined): CatalogueStation | undefined {
    return this.#catalogue?.stations.find((each) => each.id === id);
  }

  className(id: string): string {
    return i18n.name(
      this.#catalogue?.classes.find((each) => each.id === id),
      id,
    );
  }

  /** The control plane turned us away: most likely the session ended; asking tells. */
  async #lineRefused(): Promise<void> {
    await this.client.get('/api/session').catch(() => undefined);
  }
}

const key = Symbol('workstation');

export function provideWorkstation(workstation: Workstation): void {
  setContext(key, workstation);
}

export function useWorkstation(): Workstation {
  return getContext<Workstation>(key);
}
