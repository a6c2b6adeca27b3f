import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { Day, Id } from './ids.ts';
import { TopicName } from './live.ts';

describe('a day', () => {
  const day = Compile(Day);

  it.each(['2026-11-23', '2024-02-29', '1931-05-01', '2999-12-31'])('may be %s', (text) => {
    expect(day.Check(text)).toBe(true);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '0000-01-01', '9999-12-31', ' 2026-11-23'])(
    'is not %s, which no calendar has',
    (text) => expect(day.Check(text)).toBe(false),
  );
});

it('a topic is never of what every object has by itself', () => {
  const topic = Compile(TopicName);
  for (const name of ['constructor', '__proto__', 'toString'])
    expect(topic.Check(`visit:${name}`)).toBe(false);
  expect(topic.Check('visit:v-71')).toBe(true);
});

describe('an id', () => {
  const id = Compile(Id);

  it('is never a name that every object has by itself', () => {
    const inherited = Object.getOwnPropertyNames(Object.prototype);
    expect(inherited).toContain('toString');
    expect(inherited.filter((name) => id.Check(name))).toEqual([]);
    expect(['constructor-1', 'toStrings', 'value', 'u3'].filter((name) => !id.Check(name))).toEqual(
      [],
    );
  });
});
