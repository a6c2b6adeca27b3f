import { FakeEnv } from '@daozhen/ui/testing';
import { describe, expect, it } from 'vitest';
import { room } from '../../test-support/fake-room.ts';
import type { Action } from '../actions.ts';
import { Operator, type Link } from './operator.ts';

type Outcome = Awaited<ReturnType<Link['act']>>;

function setUp(linked = true) {
  const env = new FakeEnv();
  const sent: Action[] = [];
  const answers: string[] = [];
  const finish: ((outcome: Outcome) => void)[] = [];
  const link: Link = {
    view: room(),
    act: (action) => {
      sent.push(action);
      return new Promise((resolve) => finish.push(resolve));
    },
  };
  const operator = new Operator({
    link: () => (linked ? link : undefined),
    env,
    onAnswer: (_answer, result) => answers.push(result.kind),
    onRetry: () => {},
  });
  return { env, sent, answers, finish, operator };
}

describe('presses', () => {
  it('a bouncing contact is one press, however long it bounces', async () => {
    const { env, sent, answers, finish, operator } = setUp();
    const first = operator.act('press');
    for (let i = 0; i < 5; i += 1) {
      env.pass(200);
      expect(await operator.act('press')).toBeUndefined();
    }
    finish[0]?.({ kind: 'offline' });
    await first;
    env.pass(300);
    void operator.act('press');
    expect([sent.length, answers]).toEqual([2, ['offline']]);
  });

  it('another button right after is no bounce', async () => {
    const { sent, finish, operator } = setUp();
    const first = operator.act('recall');
    finish[0]?.({ kind: 'offline' });
    await first;
    void operator.act('pass');
    expect(sent).toEqual(['recall', 'pass']);
  });

  it('while one has no answer the next is refused, not kept', async () => {
    const { env, sent, answers, finish, operator } = setUp();
    const first = operator.act('press');
    env.pass(1000);
    expect(await operator.act('press')).toEqual({ kind: 'busy' });
    finish[0]?.({ kind: 'unknown', id: 'c1' });
    await first;
    expect([sent, answers]).toEqual([['press'], ['busy', 'unknown']]);
  });

  it('without a room to press for they do nothing and say so', async () => {
    const { answers, operator } = setUp(false);
    expect(await operator.act('press')).toEqual({ kind: 'offline' });
    expect(answers).toEqual(['offline']);
  });
});
