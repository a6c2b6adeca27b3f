import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from './app-type.ts';

export interface Screen {
  /** Path it is served at, with a slash at both ends, e.g. `/display/`. */
  path: string;
  /** Folder of its build. */
  folder: string;
}

const page = 'index.html';
const access = { access: 'public' } as const;

/**
 * Serves the built screens. Each is one page: an address below its path that is no file gets the page
 * itself, so that a link into a screen can be opened again. A screen that has not been built is left out.
 */
export async function serveScreens(app: App, screens: readonly Screen[]): Promise<void> {
  for (const { path, folder } of screens.filter((screen) => existsSync(screen.folder))) {
    const files = filesOf(folder);
    await app.register(async (scope) => {
      await scope.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });
      scope.get<{ Params: { '*': string } }>(`${path}*`, { config: access }, (request, reply) => {
        const wanted = request.params['*'];
        if (!files.has(wanted) && /\.\w+$/.test(wanted)) return reply.callNotFound();
        const name = files.has(wanted) ? wanted : page;
        return reply.header('cache-control', caching(name)).sendFile(name);
      });
      scope.get(path.slice(0, -1), { config: access }, (_request, reply) => reply.redirect(path));
    });
  }
}

/** Serves a screen's page at `/` as well: the start page. */
export async function serveStartPage(app: App, folder: string): Promise<void> {
  if (!existsSync(join(folder, page))) return;
  await app.register(async (scope) => {
    await scope.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });
    scope.get('/', { config: access }, (_request, reply) =>
      reply.header('cache-control', caching(page)).sendFile(page),
    );
  });
}

/** Files whose name carries a hash of their content never change. */
function caching(name: string): string {
  return name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function filesOf(folder: string): Set<string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(
    files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/')),
  );
}
