import { parentPort } from 'node:worker_threads';
import type { ThreadAnswers, ThreadMessage } from './messages.ts';
import { ForecastSession } from './session.ts';
import type { Reply } from './thread.ts';

/** So many passes one after the other are fast. */
const REHEARSED_PASSES = 3;

const sessions = new Map<string, ForecastSession>();

function sessionOf(site: string): ForecastSession {
  const session = sessions.get(site);
  if (!session) throw new Error(`campus ${site} is not forecast here`);
  return session;
}

function answer(message: ThreadMessage): ThreadAnswers[ThreadMessage['type']] {
  switch (message.type) {
    case 'rehearse': {
      const session = new ForecastSession(message.opening);
      for (let pass = 0; pass < REHEARSED_PASSES; pass += 1) session.pass(message.request);
      return undefined;
    }
    case 'open': {
      const session = new ForecastSession(message.opening);
      sessions.set(message.opening.site, session);
      return session.status;
    }
    case 'learn':
      sessionOf(message.site).learn(message.events);
      return undefined;
    case 'pass':
      return sessionOf(message.site).pass(message.request);
    case 'save':
      return sessionOf(message.site).save();
    case 'close':
      sessions.delete(message.site);
      return undefined;
  }
}

parentPort?.on('message', ({ id, message }: { id: number; message: ThreadMessage }) => {
  const reply: Reply = { id };
  try {
    reply.answer = answer(message);
  } catch (error) {
    reply.failed = error instanceof Error ? error.message : String(error);
  }
  parentPort?.postMessage(reply);
});
