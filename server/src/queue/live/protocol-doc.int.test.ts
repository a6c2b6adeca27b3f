import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Accepted, ClientMessage, closeCodes, commands, commandTypes } from '@daozhen/protocol';
import { Announcement, ErrorBody, PlayedBody, ServerMessage } from '@daozhen/protocol';
import type { CommandType } from '@daozhen/protocol';
import { Compile } from 'typebox/compile';
import { expect, test } from 'vitest';
import { startRemote } from '../../../test-support/live/remote.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/protocol.md'), 'utf8');

/** The fenced blocks of a language, e.g. `json`. */
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    (m) => m[1]!,
  );
const examples = blocks('json').map((text) => JSON.parse(text) as Record<string, unknown>);

const messages = Compile(ClientMessage);
const answers = Compile(ServerMessage);
const checks: [name: string, check: (example: unknown) => boolean][] = [
  ['client message', (example) => messages.Check(example)],
  ['server message', (example) => answers.Check(example)],
  ['accepted', (example) => Compile(Accepted).Check(example)],
  ['error body', (example) => Compile(ErrorBody).Check(example)],
  ['command', isCommand],
  ['announcement', (example) => Compile(Announcement).Check(example)],
  ['report of a display', (example) => Compile(PlayedBody).Check(example)],
];

function isCommand(example: unknown): boolean {
  const schema = commands[(example as { type: CommandType }).type];
  return schema !== undefined && Compile(schema).Check(example);
}

test.each(examples.map((example) => [JSON.stringify(example), example]))('%s', (_text, example) => {
  expect(checks.filter(([, fits]) => fits(example)).map(([name]) => name)).toHaveLength(1);
});

test('every message and every command but the settings has an example', () => {
  const shown = new Set(examples.map(({ type }) => type));
  const types = [...ClientMessage.anyOf, ...ServerMessage.anyOf].map(
    (s) => s.properties.type.const,
  );
  const wanted = [...types, ...commandTypes.filter((type) => type !== 'configure')];
  expect(wanted.filter((type) => !shown.has(type))).toEqual([]);
});

test('every close code is listed with its name', () => {
  for (const [name, code] of Object.entries(closeCodes)) {
    expect(page).toMatch(new RegExp(`^\\| ${code} \\| \`${name}\``, 'm'));
  }
});

/** Runs the page's client as a program of its own; chance is switched off, so that it is back in a second. */
function runClient(url: string, token: string, topic: string) {
  const folder = mkdtempSync(join(tmpdir(), 'daozhen-client-'));
  const file = join(folder, 'client.mjs');
  writeFileSync(file, blocks('js')[0]!);
  const noChance = 'data:text/javascript,Math.random=()=>0';
  const child = spawn(process.execPath, ['--import', noChance, file, url, token, topic]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    next: async () => (await lines.next()).value as string,
    async stop() {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

test('the page’s client follows the chain, speaks what is announced, and comes back', async () => {
  const live = await startRemote('ws');
  await live.ask('set', 'board:d1', { title: 'A', rooms: { r1: { called: [] } } });
  const client = runClient(`ws://127.0.0.1:${live.port}/feed`, 'device.d1', 'board:d1');
  try {
    expect(JSON.parse(await client.next())).toEqual({ title: 'A', rooms: { r1: { called: [] } } });
    await live.ask('set', 'board:d1', { rooms: { r1: { called: ['A001'] } } });
    expect(JSON.parse(await client.next())).toEqual({ rooms: { r1: { called: ['A001'] } } });
    await live.ask('once', 'board:d1', { announce: [{ text: { zh: '请A001号到1诊室', en: '' } }] });
    expect(await client.next()).toBe('say 请A001号到1诊室');
    expect(JSON.parse(await client.next())).toEqual({ rooms: { r1: { called: ['A001'] } } });
    await live.stop();
    const again = await startRemote('ws', {}, live.port);
    await again.ask('set', 'board:d1', { title: 'B' });
    expect(JSON.parse(await client.next())).toEqual({ title: 'B' });
    await again.stop();
  } finally {
    await client.stop();
  }
});

test('the page’s client stays short enough to read', () => {
  expect(blocks('js')[0]!.trim().split('\n').length).toBeLessThanOrEqual(46);
});
