export type Route =
  | { page: 'rooms' }
  | { page: 'room'; room: string }
  | { page: 'desk' }
  | { page: 'devices' }
  | { page: 'printing' }
  | { page: 'voice' }
  | { page: 'home' }
  | { page: 'unknown' };

const base = '/workstation';

/** Which page an address means. */
export function readRoute(pathname: string): Route {
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  const [first = '', second = '', ...rest] = path.split('/').filter((part) => part !== '');
  if (rest.length > 0) return { page: 'unknown' };
  if (first === '') return { page: 'home' };
  if (first === 'rooms')
    return second === '' ? { page: 'rooms' } : { page: 'room', room: decodeURIComponent(second) };
  if (second !== '') return { page: 'unknown' };
  return first === 'desk' || first === 'devices' || first === 'printing' || first === 'voice'
    ? { page: first }
    : { page: 'unknown' };
}

/** The address of a page, as a link needs it. */
export function address(route: Exclude<Route, { page: 'unknown' }>): string {
  if (route.page === 'room') return `${base}/rooms/${encodeURIComponent(route.room)}`;
  return route.page === 'home' ? `${base}/` : `${base}/${route.page}`;
}

/** The page the browser is on; ordinary links within the workstation change it without loading. */
export class Router {
  #route = $state.raw<Route>(readRoute(location.pathname));

  get route(): Route {
    return this.#route;
  }

  go(route: Exclude<Route, { page: 'unknown' }>, { replace = false } = {}): void {
    if (replace) history.replaceState(null, '', address(route));
    else history.pushState(null, '', address(route));
    this.#route = readRoute(location.pathname);
  }

  /** Starts to follow links and the back button; returns its own clean-up. */
  listen(): () => void {
    const back = () => {
      this.#route = readRoute(location.pathname);
    };
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest('a');
      const plain =
        event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!link || !plain || event.defaultPrevented || link.target !== '') return;
      if (link.origin !== location.origin || !link.pathname.startsWith(`${base}/`)) return;
      event.preventDefault();
      history.pushState(null, '', link.href);
      back();
    };
    addEventListener('popstate', back);
    document.addEventListener('click', follow);
    return () => {
      removeEventListener('popstate', back);
      document.removeEventListener('click', follow);
    };
  }
}
