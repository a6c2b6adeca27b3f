import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { App } from '../http/index.ts';

/** The process's figures; any part may add its own to the registry. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'daozhen_http_request_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Measures every request of a server. */
  observe(app: App): void {
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'unknown';
      const labels = { method: request.method, route, status: reply.statusCode };
      this.#requests.observe(labels, reply.elapsedTime / 1000);
    });
  }
}
