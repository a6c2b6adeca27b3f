import { randomUUID } from 'node:crypto';
import { messageConnection } from '../../platform/redis/index.ts';
import type { VoiceBus, VoiceNews } from './bus.ts';

const CHANNEL = 'daozhen:voice';

/**
 * The nodes' messages over Redis. This node hears its own at once and without Redis, so that a single node
 * loses nothing while Redis is away.
 */
export function redisVoiceBus(url: string, onError: (error: unknown) => void): VoiceBus {
  const node = randomUUID();
  const listeners = new Set<(news: VoiceNews) => void>();
  const [out, back] = [messageConnection(url), messageConnection(url)];
  const hear = (news: VoiceNews) => {
    for (const listener of listeners) listener(news);
  };
  back.on('ready', () => void back.subscribe(CHANNEL).catch(onError));
  back.on('message', (_channel: string, text: string) => {
    const { from, news } = JSON.parse(text) as { from: string; news: VoiceNews };
    if (from !== node) hear(news);
  });
  return {
    send(news) {
      hear(news);
      if (out.status !== 'ready') return;
      out.publish(CHANNEL, JSON.stringify({ from: node, news })).catch(onError);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      out.disconnect();
      back.disconnect();
    },
  };
}
