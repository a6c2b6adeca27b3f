import { beforeEach, describe, expect, test } from 'vitest';
import { FakeApi } from '../../test-support/fake-api.ts';
import { catalogue } from '../../test-support/fake-catalogue.ts';
import { CheckIn } from './checkIn.svelte.ts';
import { checkDigit } from '../people/idNumber.ts';

let api: FakeApi;
let form: CheckIn;
const registered = { visit: 'v1', ticket: 'A001', token: 't', guideUrl: 'u', guideSheet: {} };
const idNumber = `99900119900307124${checkDigit('99900119900307124')}`;

beforeEach(() => {
  api = new FakeApi();
  form = new CheckIn({
    client: api.client,
    site: 'main',
    today: () => '2026-11-23',
    catalogue: () => catalogue,
  });
});

function fill(): void {
  Object.assign(form.values, {
    name: ' 梁小禾 ',
    sex: 'F',
    birthDate: '1990-03-07',
    packageId: 'staff-f',
  });
}

describe('fields', () => {
  test('an identity number fills in sex and birth date', () => {
    form.values.idNumber = idNumber;
    form.edited('idNumber');
    expect(form.values).toMatchObject({ sex: 'F', birthDate: '1990-03-07' });
    expect(form.age).toBe(36);
  });

  test('say what is wrong only once they were left', () => {
    form.values.idNumber = '99900119900307';
    expect(form.problem('idNumber')).toBeUndefined();
    form.touch('idNumber');
    expect(form.problem('idNumber')).toEqual({ code: 'id-length' });
    form.touch('name');
    expect(form.problem('name')).toBeUndefined();
    form.values.phone = '1';
    form.touch('phone');
    form.values.phone = '12345';
    expect(form.problem('phone')).toEqual({ code: 'phone' });
  });

  test('sending names the first wrong one and sends nothing', async () => {
    expect(await form.submit()).toBe('name');
    expect(form.problem('packageId')).toEqual({ code: 'required' });
    expect(api.calls).toEqual([]);
  });

  test('packages and items for the other sex leave the choice', () => {
    fill();
    form.toggleItem('c13');
    form.values.sex = 'M';
    form.edited('sex');
    expect(form.values.packageId).toBe('');
    expect(form.packages.map((each) => each.id)).not.toContain('staff-f');
    expect(form.addable.map((each) => each.id)).not.toContain('gyn');
    expect(form.extra).toEqual(['c13']);
  });
});

describe('registration', () => {
  test('sends what was entered and shows the ticket', async () => {
    fill();
    form.toggleItem('c13');
    api.answer('POST /api/visits', registered);
    expect(await form.submit()).toBeUndefined();
    expect(api.calls[0]?.body).toEqual({
      site: 'main',
      examinee: { name: '梁小禾', sex: 'F', birthDate: '1990-03-07' },
      class: 'normal',
      packageId: 'staff-f',
      addItems: ['c13'],
    });
    expect(form.state).toMatchObject({ kind: 'done', name: '梁小禾' });
    form.reset();
    expect(form.values).toMatchObject({ name: '', packageId: 'staff-f' });
  });

  test('keeps its key after silence and takes a new one after a change', async () => {
    fill();
    const key = (call: number) => api.calls[call]?.headers?.['idempotency-key'];
    api.refuse('POST /api/visits', 0, { code: 'network' });
    await form.submit();
    expect(form.state).toMatchObject({ kind: 'failed', code: 'network' });
    await form.submit();
    expect(key(1)).toBe(key(0));
    form.edited('name');
    await form.submit();
    expect(key(2)).not.toBe(key(0));
  });

  test('T1 somebody registered already is shown with his ticket', async () => {
    fill();
    api.refuse('POST /api/visits', 409, {
      code: 'visit.duplicate',
      details: { visit: 'v8', ticket: 'A008' },
    });
    await form.submit();
    expect(form.state).toEqual({ kind: 'duplicate', visit: 'v8', ticket: 'A008' });
  });

  test('a refusal about a field is shown there until it changes', async () => {
    fill();
    api.refuse('POST /api/visits', 400, {
      code: 'examinee.id-mismatch',
      message: '身份证号与出生日期或性别不符。',
      details: { field: 'idNumber' },
    });
    expect(await form.submit()).toBe('idNumber');
    expect(form.problem('idNumber')).toEqual({ text: '身份证号与出生日期或性别不符。' });
    form.edited('idNumber');
    expect(form.problem('idNumber')).toBeUndefined();
  });

  test('a malformed field the server found is marked', async () => {
    fill();
    const details = { problems: [{ at: 'body/examinee/name', message: 'must match' }] };
    api.refuse('POST /api/visits', 400, { code: 'request.invalid', details });
    expect(await form.submit()).toBe('name');
    expect(form.problem('name')).toEqual({ code: 'refused' });
  });

  test('items that do not suit the person can be left out', async () => {
    fill();
    api.refuse('POST /api/visits', 400, {
      code: 'item.excluded',
      details: { items: ['dr-chest'], names: ['胸部正位片'] },
    });
    await form.submit();
    expect(form.state).toEqual({ kind: 'unfit', items: ['dr-chest'], names: ['胸部正位片'] });
    api.answer('POST /api/visits', registered);
    await form.leaveOut(['dr-chest']);
    expect(api.calls.at(-1)?.body).toMatchObject({ removeItems: ['dr-chest'] });
    expect(form.state.kind).toBe('done');
  });

  test('of items that are not done on one day either can be left out', async () => {
    fill();
    api.refuse('POST /api/visits', 400, {
      code: 'item.exclusive',
      details: { items: ['c13', 'c14'], names: ['碳13', '碳14'] },
    });
    await form.submit();
    expect(form.state).toMatchObject({ kind: 'unfit', either: true, items: ['c13', 'c14'] });
    api.answer('POST /api/visits', registered);
    await form.leaveOut(['c14']);
    expect(api.calls.at(-1)?.body).toMatchObject({ removeItems: ['c14'] });
  });

  test('what a woman says about pregnancy is sent; what a man is no longer asked is not', async () => {
    fill();
    form.values.sex = 'F';
    form.tellPregnancy('possible');
    api.answer('POST /api/visits', registered);
    await form.submit();
    expect(api.calls.at(-1)?.body).toMatchObject({ examinee: { pregnancy: 'possible' } });
    form.reset();
    expect(form.values.pregnancy).toBeUndefined();
    fill();
    form.tellPregnancy('no');
    form.values.sex = 'M';
    await form.submit();
    expect(api.calls.at(-1)?.body).not.toHaveProperty('examinee.pregnancy');
  });
});
