import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/http.ts';
import { Draft, type Errors } from './draft.svelte.ts';

class Name extends Draft<'name'> {
  constructor() {
    super({ 'name.taken': 'name' });
  }

  save<T>(errors: Errors<'name'>, work: () => Promise<T>) {
    return this.send(errors, work);
  }
}

const refusal = (code: string) => () =>
  Promise.reject(new ApiError(409, { code, message: '不行' }));

describe('a draft', () => {
  it('is not sent while something is wrong with it', async () => {
    const draft = new Name();
    let sent = 0;
    const saved = await draft.save({ name: '请填写' }, () => Promise.resolve((sent += 1)));
    expect([saved, sent, draft.errors]).toEqual([undefined, 0, { name: '请填写' }]);
  });

  it('is sent once, however often it is asked for', async () => {
    const draft = new Name();
    let answer = (_saved: string): void => undefined;
    const first = draft.save({}, () => new Promise<string>((resolve) => (answer = resolve)));
    expect(draft.busy).toBe(true);
    expect(await draft.save({}, () => Promise.resolve('again'))).toBeUndefined();
    answer('stored');
    expect(await first).toBe('stored');
    expect(draft.busy).toBe(false);
  });

  it('says a refusal where it belongs', async () => {
    const draft = new Name();
    expect(await draft.save({}, refusal('name.taken'))).toBeUndefined();
    expect(Object.keys(draft.errors)).toEqual(['name']);
    expect(draft.problem).toBe('');
    await draft.save({}, refusal('other'));
    expect(draft.errors).toEqual({});
    expect(draft.problem).not.toBe('');
    await draft.save({}, () => Promise.resolve());
    expect(draft.problem).toBe('');
  });
});
