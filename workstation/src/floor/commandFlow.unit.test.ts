import type { CommandInput, CommandOptions, Outcome } from '@daozhen/ui/control';
import { expect, test } from 'vitest';
import { FakePort } from '../../test-support/fake-port.ts';
import { CommandFlow } from './commandFlow.svelte.ts';

const undo: CommandInput = { type: 'undo', site: 'main', room: 'us-1' };
const accepted: Outcome = { kind: 'accepted', reply: { ok: true, seq: 2, at: 0, ticket: 'A001' } };

test('shows a command as pending until it is confirmed, and takes no second one meanwhile', async () => {
  const port = new FakePort();
  const flow = new CommandFlow(port);
  const first = flow.run('undo', undo);
  expect(flow.state).toEqual({ kind: 'pending', action: 'undo' });
  expect(await flow.run('undo', undo)).toBeUndefined();
  port.answer(accepted);
  expect(await first).toMatchObject({ ticket: 'A001' });
  expect(flow.state).toMatchObject({ kind: 'done', action: 'undo' });
  expect(port.sent).toHaveLength(1);
});

test('C1 a retry after silence is shown and keeps the id', async () => {
  const port = new FakePort();
  const flow = new CommandFlow(port);
  const first = flow.run('undo', undo);
  port.options?.onRetry?.(2);
  expect(flow.state).toEqual({ kind: 'retrying', action: 'undo', attempt: 2 });
  const { id } = port.options as CommandOptions;
  port.answer({ kind: 'unknown', id: id! });
  await first;
  expect(flow.state).toEqual({ kind: 'unknown', action: 'undo' });

  const again = flow.retry();
  expect(port.options?.id).toBe(id);
  port.answer(accepted);
  await again;
  expect(flow.state.kind).toBe('done');
});

test('a floor that could not say leaves the outcome open', async () => {
  const port = new FakePort();
  const flow = new CommandFlow(port);
  const run = flow.run('undo', undo);
  port.answer({ kind: 'refused', error: { code: 'floor.unavailable', message: '', traceId: 't' } });
  await run;
  expect(flow.state.kind).toBe('unknown');
});

test('a refusal carries its code and figures; offline says nothing was sent', async () => {
  const port = new FakePort();
  const flow = new CommandFlow(port);
  const refused = flow.run('pass', undo);
  const error = { code: 'pass.too-soon', message: 'm', traceId: 't', details: { calls: 1 } };
  port.answer({ kind: 'refused', error });
  await refused;
  expect(flow.state).toMatchObject({
    kind: 'refused',
    code: 'pass.too-soon',
    details: { calls: 1 },
  });
  const offline = flow.run('undo', undo);
  port.answer({ kind: 'offline' });
  await offline;
  expect(flow.state).toEqual({ kind: 'offline', action: 'undo' });
  flow.clear();
  expect(flow.state).toEqual({ kind: 'idle' });
});
