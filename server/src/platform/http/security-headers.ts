import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import type { App } from './app-type.ts';

/** Headers for screens that load everything from here: no foreign script, font, image or frame. */
export async function securityHeaders(app: App, https: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Svelte sets single style properties on elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        // Safari before 15.4 does not count our own WebSocket as 'self'.
        connectSrc: ["'self'", ownSocket],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        ...(https && { upgradeInsecureRequests: [] }),
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: https,
    // Paths carry tokens, so no other site may learn them; without any referrer a form of ours would
    // count as another site's.
    referrerPolicy: { policy: 'same-origin' },
  });
}

function ownSocket({ headers }: IncomingMessage): string {
  const host = headers.host ?? '';
  return /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
