import { SvelteURLSearchParams } from 'svelte/reactivity';
import { isOurs, pathOf, type Values } from './address.ts';

/** A page that has unsaved work: asked before it is left. */
type Holder = () => boolean;

/** The page the browser is on; ordinary links within the workstation change it without loading. */
export class Router {
  #href = $state.raw(here());
  #asked = $state.raw<string>();
  readonly #holders = new Set<Holder>();

  /** Path within the workstation, e.g. `rooms/us-1`; empty at the start. */
  readonly path: string = $derived(pathOf(new URL(this.#href, location.origin).pathname));

  /** The query of the address; to change it use {@link refine}. */
  readonly query: URLSearchParams = $derived(
    new SvelteURLSearchParams(new URL(this.#href, location.origin).search),
  );

  /** Where somebody wants to go while a page has unsaved work. */
  get asked(): string | undefined {
    return this.#asked;
  }

  /** Opens an address of the workstation, from `address(…)`; unsaved work is asked about first. */
  go(href: string, { replace = false } = {}): void {
    if (!replace && this.#isHeld()) {
      this.#asked = href;
      return;
    }
    if (replace) history.replaceState(null, '', href);
    else history.pushState(null, '', href);
    this.#href = here();
  }

  /** Changes the query in place, e.g. a filter or an open tab: the address can be kept and shared. */
  refine(values: Values): void {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined || value === '') url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    history.replaceState(null, '', url);
    this.#href = here();
  }

  /** Keeps a page with unsaved work from being left without a question; returns its own clean-up. */
  hold(isDirty: Holder): () => void {
    this.#holders.add(isDirty);
    return () => {
      this.#holders.delete(isDirty);
    };
  }

  /** Answers the question: leaves after all, or stays. */
  answer(leave: boolean): void {
    const href = this.#asked;
    this.#asked = undefined;
    if (!leave || href === undefined) return;
    this.#holders.clear();
    this.go(href);
  }

  /** Starts to follow links and the back button; returns its own clean-up. */
  listen(): () => void {
    const back = () => {
      const wanted = here();
      if (wanted !== this.#href && this.#isHeld()) {
        history.pushState(null, '', this.#href);
        this.#asked = wanted;
      } else this.#href = wanted;
    };
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest('a');
      const plain =
        event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!link || !plain || event.defaultPrevented || link.target !== '') return;
      if (link.origin !== location.origin || !isOurs(link.pathname) || link.download) return;
      if (link.hash !== '' && link.pathname === location.pathname) return;
      event.preventDefault();
      this.go(link.href);
    };
    const unload = (event: BeforeUnloadEvent) => {
      if (this.#isHeld()) event.preventDefault();
    };
    addEventListener('popstate', back);
    addEventListener('beforeunload', unload);
    document.addEventListener('click', follow);
    return () => {
      removeEventListener('popstate', back);
      removeEventListener('beforeunload', unload);
      document.removeEventListener('click', follow);
    };
  }

  #isHeld(): boolean {
    return [...this.#holders].some((isDirty) => isDirty());
  }
}

function here(): string {
  return `${location.pathname}${location.search}`;
}
