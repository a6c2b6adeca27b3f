import type { App } from '../http/index.ts';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';

const access = { access: 'public' } as const;

/** /healthz: the process is alive. /readyz: everything it needs works. /metrics: figures for Prometheus. */
export function healthRoutes(app: App, health: Health, metrics: Metrics): void {
  app.get('/healthz', { config: access }, () => ({ ok: true }));
  app.get('/readyz', { config: access }, async (_request, reply) => {
    const state = await health.check();
    return reply
      .code(state.ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(state);
  });
  app.get('/metrics', { config: access }, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
