import { translator } from '@daozhen/ui';
import type { Params } from '@daozhen/ui';
import { i18n } from '../app/i18n.svelte.ts';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

export type DeviceText = keyof typeof zh;

const translators = translator<DeviceText>({ zh, en });

/** A sentence of the device pages in the language chosen. */
export function d(key: DeviceText, params?: Params): string {
  return translators(i18n.language)(key, params);
}
