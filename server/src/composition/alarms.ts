import { may, permissions } from '@daozhen/protocol';
import type { FastifyBaseLogger } from 'fastify';
import { AlarmFeed } from '../platform/privacy/index.ts';
import type { TopicAccess, TopicHub } from '../queue/live/index.ts';
import type { Closers } from './closers.ts';
import type { Identity } from './identity.ts';

export interface AlarmOptions {
  identity: Identity;
  hub: TopicHub;
  closers: Closers;
  log: FastifyBaseLogger;
}

const watchers: TopicAccess = {
  who: permissions['vvip.alarms'].join(', '),
  may: (actor, name) => actor.kind === 'user' && name === 'vvip' && may(actor, 'vvip.alarms'),
};

/** Alarms shown live, the latest. */
const shown = 100;

/** The topic `alarms:vvip`: every break-glass nobody has looked at yet. */
export function openAlarms({ identity, hub, closers, log }: AlarmOptions): void {
  const { privacy } = identity;
  const feed = new AlarmFeed({
    load: async () =>
      (await privacy.list({ kind: 'break-glass', open: true, limit: shown })).access,
    watched: () => hub.watched('alarms').length > 0,
    changed: () => hub.changed('alarms:vvip', { urgent: true }),
    onError: (err) => log.warn({ err }, 'alarms could not be read'),
  });
  identity.onAlarm(() => feed.touch());
  hub.define('alarms', {
    plane: 'control',
    access: watchers,
    position: () => ({ epoch: 'alarms', seq: 0, at: Date.now() }),
    view: () => feed.view(),
  });
  feed.start();
  closers.add('alarms', () => feed.stop());
}
