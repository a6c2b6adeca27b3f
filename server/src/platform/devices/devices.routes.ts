import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, Attempts, deviceKinds, type App } from '../http/index.ts';
import { Device, PairBody, PairingOffer, PairingRequest, PairingState } from './devices.schemas.ts';
import type { Devices } from './devices.service.ts';

const staff = { access: { may: 'device.manage' } } as const;
const open = { access: 'public' } as const;
const tags = ['devices'];

/** Pairing (POST and GET /api/devices/pairing, POST /api/devices/pair), and its end. */
export function deviceRoutes(app: App, devices: Devices): void {
  pairingRoutes(app, devices);

  app.get(
    '/api/devices/me',
    {
      schema: { response: { 200: Type.Object({ device: Device }) }, tags, summary: 'This device' },
      config: { access: { device: deviceKinds } },
    },
    async (request) => ({ device: await devices.get(actorOf(request).id) }),
  );

  app.delete(
    '/api/devices/:id',
    {
      schema: { params: Type.Object({ id: Id }), tags, summary: 'Remove a device' },
      config: staff,
    },
    async (request, reply) => {
      await devices.remove(request.params.id, actorOf(request));
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/devices/:id/restore',
    {
      schema: {
        params: Type.Object({ id: Id }),
        response: { 200: Type.Object({ device: Device }) },
        tags,
        summary: 'Take a removal back',
      },
      config: staff,
    },
    async (request) => ({ device: await devices.restore(request.params.id, actorOf(request)) }),
  );
}

function pairingRoutes(app: App, devices: Devices): void {
  const offers = new Attempts({ points: 30, windowSec: 60 });
  const codes = new Attempts({ points: 20, windowSec: 60 });

  app.post(
    '/api/devices/pairing',
    {
      schema: {
        body: PairingRequest,
        response: { 200: PairingOffer },
        tags,
        summary: 'A device asks to be paired',
      },
      config: open,
    },
    async (request) => {
      await offers.count(request.ip);
      return devices.offer(request.body.kind);
    },
  );

  app.get(
    '/api/devices/pairing/:secret',
    {
      schema: {
        params: Type.Object({ secret: Type.String({ pattern: '^[\\w-]{43}$' }) }),
        response: { 200: PairingState },
        tags,
        summary: 'What became of it',
      },
      config: open,
    },
    async (request, reply) => {
      const paired = await devices.outcome(request.params.secret);
      void reply.header('cache-control', 'no-store');
      return paired ? { state: 'paired' as const, ...paired } : { state: 'waiting' as const };
    },
  );

  app.post(
    '/api/devices/pair',
    {
      schema: {
        body: PairBody,
        response: { 201: Type.Object({ device: Device }) },
        tags,
        summary: 'Pair a device',
      },
      config: staff,
    },
    async (request, reply) => {
      await codes.count(actorOf(request).id);
      const device = await devices.pair(request.body, actorOf(request));
      return reply.code(201).send({ device });
    },
  );
}
