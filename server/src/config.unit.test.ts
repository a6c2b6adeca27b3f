import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, settings } from './config.ts';
import { settingsPage, WrongSettings } from './platform/config/index.ts';

const secret = 'x'.repeat(32);

function complaints(environment: NodeJS.ProcessEnv): WrongSettings {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof WrongSettings) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('config', () => {
  it('needs nothing: an empty environment opens the demo', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 8080, feedPort: 8081, demo: true, production: false });
    expect(config.redisUrl).toBeUndefined();
  });

  it('names the data folder in full: its Redis runs in a folder of its own', () => {
    expect(readConfig({}).dataDir).toBe(resolve('data'));
    expect(readConfig({ DATA_DIR: './data/second' }).dataDir).toBe(resolve('data', 'second'));
  });

  it('opens no demo in production or on a real database, unless asked to', () => {
    const production = { NODE_ENV: 'production', SESSION_SECRET: secret };
    expect(readConfig(production).demo).toBe(false);
    expect(readConfig({ DATABASE_URL: 'postgres://db/daozhen' }).demo).toBe(false);
    expect(readConfig({ ...production, DEMO: '1' }).demo).toBe(true);
  });

  it('treats an empty variable as not set', () => {
    expect(readConfig({ PORT: '', REDIS_URL: ' ' })).toMatchObject({ port: 8080 });
  });

  it('names every wrong setting at once, in Chinese and English', () => {
    const error = complaints({ PORT: '80a', FEED_ENGINE: 'fast', DEMO: 'maybe' });
    expect(error.wrong.map((wrong) => wrong.name)).toEqual(['PORT', 'FEED_ENGINE', 'DEMO']);
    expect(error.message).toContain('设置有误');
    expect(error.message).toContain('PORT: 值 "80a" 不正确，应为 0 … 65535');
    expect(error.message).toContain('the value "fast" is not right; it must be auto | uws | ws');
  });

  it('never repeats a secret', () => {
    const error = complaints({ SESSION_SECRET: 'hunter2', DATABASE_URL: 'mysql://u:hunter2@h/d' });
    expect(error.message).not.toContain('hunter2');
  });

  it('asks for a secret in production', () => {
    expect(complaints({ NODE_ENV: 'production' }).message).toContain('SESSION_SECRET');
  });

  it('takes Azure Speech with a key and either a region or an address, and never repeats the key', () => {
    const key = 'hunter2-hunter2-hunter2';
    expect(readConfig({}).azureSpeech).toBeUndefined();
    const error = complaints({ AZURE_SPEECH_KEY: key });
    expect(error.wrong.map((wrong) => wrong.name)).toEqual(['AZURE_SPEECH_REGION']);
    expect(error.message).not.toContain('hunter2');
    expect(complaints({ AZURE_SPEECH_KEY: 'hunter2' }).message).not.toContain('hunter2');
    const region = { AZURE_SPEECH_KEY: key, AZURE_SPEECH_REGION: 'chinaeast2' };
    expect(readConfig(region).azureSpeech).toMatchObject({ key, region: 'chinaeast2' });
    const endpoint = { AZURE_SPEECH_KEY: key, AZURE_SPEECH_ENDPOINT: 'https://voice.example.cn' };
    expect(readConfig(endpoint).azureSpeech?.voices.zh).toBe('zh-CN-XiaoxiaoNeural');
    const path = { ...endpoint, AZURE_SPEECH_ENDPOINT: 'https://voice.example.cn/tts?x=1' };
    expect(complaints(path).wrong.map((wrong) => wrong.name)).toContain('AZURE_SPEECH_ENDPOINT');
  });

  it('is described completely in docs/settings.md', async () => {
    await expect(settingsPage(settings)).toMatchFileSnapshot('../../docs/settings.md');
  });
});
