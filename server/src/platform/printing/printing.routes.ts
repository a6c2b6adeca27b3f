import { Id, PrintFormat, PrintingView, PrintReport } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, ApiError, requireSite, type App } from '../http/index.ts';
import type { PrintAgents } from './agents.service.ts';
import type { PrintFeed } from './feed.ts';
import type { PrintOrders } from './orders.service.ts';
import { printErrors } from './printing.errors.ts';
import {
  AgainBody,
  CancelBody,
  JobAnswer,
  ListQuery,
  OrderAnswer,
  OrderBody,
  PrintersBody,
  RenameBody,
  TakeBody,
} from './printing.schemas.ts';

export interface PrintingParts {
  orders: PrintOrders;
  agents: PrintAgents;
  feed: PrintFeed;
}

const staff = { access: { may: 'printing.use' } } as const;
const managers = { access: { may: 'printing.manage' } } as const;
const agent = { access: { device: 'printer' } } as const;
const both = { access: { ...staff.access, ...agent.access } } as const;
const tags = ['printing'];
const keyPattern = /^[\w.:-]{8,128}$/;
const byId = Type.Object({ id: Id });

/** Print jobs for staff and for the agents beside the printers, below /api/printing. */
export function printingRoutes(app: App, parts: PrintingParts): void {
  listRoutes(app, parts);
  orderRoutes(app, parts.orders);
  documentRoutes(app, parts.agents);
  agentRoutes(app, parts.agents);
}

function listRoutes(app: App, { orders, feed }: PrintingParts): void {
  app.get(
    '/api/printing',
    {
      schema: {
        querystring: Type.Object({ site: Id }),
        response: { 200: PrintingView },
        tags,
        summary: 'Printers of a campus and its print jobs of today',
      },
      config: staff,
    },
    (request) => {
      requireSite(actorOf(request), request.query.site);
      return feed.printingNow(request.query.site);
    },
  );

  app.get(
    '/api/printing/jobs/:id',
    {
      schema: { params: byId, response: { 200: JobAnswer }, tags, summary: 'One print job' },
      config: staff,
    },
    async (request) => ({ job: await orders.job(request.params.id, actorOf(request)) }),
  );

  app.post(
    '/api/printing/printers/:id/name',
    {
      schema: { params: byId, body: RenameBody, tags, summary: 'Name a printer' },
      config: managers,
    },
    async (request, reply) => {
      await orders.rename(request.params.id, request.body.name, actorOf(request));
      return reply.code(204).send();
    },
  );
}

function orderRoutes(app: App, orders: PrintOrders): void {
  app.post(
    '/api/printing/jobs',
    {
      schema: {
        body: OrderBody,
        response: { 201: JobAnswer },
        tags,
        summary: 'Print a document; repeat with the same Idempotency-Key',
      },
      config: staff,
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      if (typeof key !== 'string' || !keyPattern.test(key)) {
        throw new ApiError(printErrors, 'print.key-missing');
      }
      const job = await orders.order(request.body, key, actorOf(request));
      return reply.code(201).send({ job });
    },
  );

  app.post(
    '/api/printing/jobs/:id/again',
    {
      schema: {
        params: byId,
        body: AgainBody,
        response: { 200: JobAnswer },
        tags,
        summary: 'Print it once more, perhaps at another printer',
      },
      config: staff,
    },
    async (request) => ({
      job: await orders.again(request.params.id, request.body, actorOf(request)),
    }),
  );

  app.post(
    '/api/printing/jobs/:id/cancel',
    {
      schema: {
        params: byId,
        body: CancelBody,
        response: { 200: JobAnswer },
        tags,
        summary: 'Stop a print job',
      },
      config: staff,
    },
    async (request) => ({
      job: await orders.cancel(request.params.id, request.body.attempt, actorOf(request)),
    }),
  );
}

function documentRoutes(app: App, agents: PrintAgents): void {
  app.get(
    '/api/printing/queue-list',
    {
      schema: {
        querystring: ListQuery,
        tags,
        summary: 'The queue lists as a PDF, to be printed by a browser where no agent is',
      },
      config: staff,
    },
    async (request, reply) => {
      const { site, stations, paper, language } = request.query;
      const wanted = stations?.split(',');
      const document = { kind: 'queue-list' as const, ...(wanted && { stations: wanted }) };
      const bytes = await agents.preview(document, { site, paper, language }, actorOf(request));
      void reply.header('cache-control', 'no-store');
      return reply.type('application/pdf').send(Buffer.from(bytes));
    },
  );

  app.get(
    '/api/printing/jobs/:id/document',
    {
      schema: {
        params: byId,
        querystring: Type.Object({ as: Type.Optional(PrintFormat) }),
        tags,
        summary: 'What a job prints: a PDF, or the lines of a slip',
      },
      config: both,
    },
    async (request, reply) => {
      const file = await agents.document(request.params.id, actorOf(request), request.query.as);
      void reply.header('cache-control', 'no-store');
      return file.format === 'pdf'
        ? reply.type('application/pdf').send(Buffer.from(file.bytes))
        : reply.type('application/json; charset=utf-8').send(file.text);
    },
  );
}

/** What the agents beside the printers use. */
function agentRoutes(app: App, agents: PrintAgents): void {
  app.post(
    '/api/printing/agent/printers',
    {
      schema: { body: PrintersBody, tags, summary: 'The printers of this agent and how they are' },
      config: agent,
    },
    async (request, reply) => {
      await agents.printers(request.body.printers, actorOf(request));
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/printing/agent/jobs/:id/take',
    {
      schema: {
        params: byId,
        body: TakeBody,
        response: { 200: OrderAnswer },
        tags,
        summary: 'Take a job in hand; may be repeated',
      },
      config: agent,
    },
    async (request) => ({
      order: await agents.take(request.params.id, request.body, actorOf(request)),
    }),
  );

  app.post(
    '/api/printing/agent/jobs/:id/report',
    {
      schema: { params: byId, body: PrintReport, tags, summary: 'What became of a job' },
      config: agent,
    },
    async (request, reply) => {
      await agents.report(request.params.id, request.body, actorOf(request));
      return reply.code(204).send();
    },
  );
}
