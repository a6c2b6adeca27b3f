import { translator } from '@daozhen/ui';
import en from './messages/en.json';
import zh from './messages/zh.json';

const speak = translator<keyof typeof zh>({ zh, en });

/** Public screens speak both languages at once: Chinese large, English below. */
export const zhText = speak('zh');
export const enText = speak('en');
export type TextKey = keyof typeof zh;
