import { featureText } from '../app/i18n.svelte.ts';
import en from './messages/en.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

export type DeviceText = keyof typeof zh;

/** A sentence of the device pages in the language chosen. */
export const d = featureText<DeviceText>({ zh, en });
