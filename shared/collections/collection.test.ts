import * as z from 'zod';
import { longestHistory } from '../domain/lifecycles/lifecycle';
import { collection, personal } from './collection';
import { collections } from './collections';
import { id, moment } from './fields';

const people = collection(
  'people',
  z.strictObject({
    id,
    name: personal(z.string().min(2), 'nickname'),
    phone: personal(z.string().max(11), 'phone').exactOptional(),
    city: z.string(),
    seenAtMs: moment.exactOptional(),
  }),
  { ttl: 'seenAtMs' },
);

describe('a collection', () => {
  it('knows its fields, which of them are personal, and its lifetime', () => {
    expect(people).toMatchObject({ name: 'people', ttl: 'seenAtMs', indexes: {} });
    expect(people.fields).toEqual(['id', 'name', 'phone', 'city', 'seenAtMs']);
    expect(people.personal).toEqual(['name', 'phone']);
  });

  it('takes ciphertext of any length in its stored form, and keeps the other rules', () => {
    const stored = { id: 'p', name: 'v', phone: 'v1.'.padEnd(60, 'x'), city: 'c' };
    expect(people.storedSchema.parse(stored)).toEqual(stored);
    expect(people.schema.safeParse(stored).success).toBe(false);
    const { phone: _, ...without } = stored;
    expect(people.storedSchema.parse(without)).toEqual(without);
    for (const wrong of [{ phone: undefined }, { city: 1 }, { other: 1 }, { seenAtMs: -1 }]) {
      expect(people.storedSchema.safeParse({ ...stored, ...wrong }).success).toBe(false);
    }
  });
});

describe('the collections of the product', () => {
  it('have names of their own', () => {
    expect(new Set(collections.map(({ name }) => name)).size).toBe(collections.length);
  });

  it.each(collections.map((of) => [of.name, of] as const))(
    '%s: an id first, and a lifetime that is a field',
    (_, of) => {
      expect(of.fields[0]).toBe('id');
      expect(of.personal).not.toContain('id');
      if (of.ttl !== undefined) expect(of.fields).toContain(of.ttl);
    },
  );
});

describe('a history', () => {
  const histories = collections.flatMap(({ name, schema, lifecycle }) =>
    lifecycle?.history === undefined ? [] : [[name, schema, lifecycle, lifecycle.history] as const],
  );

  it.each(histories)('of %s has room for every step that its lifecycle allows, and for no more', (...row) => {
    const [, schema, { transitions }, field] = row;
    const history = (schema as unknown as z.ZodObject).shape[field] as z.ZodArray;
    const steps = Object.values(transitions).map(({ to, by }) => ({ status: to, by: by[0], atMs: 0 }));
    const most = longestHistory(transitions);
    const long = Array.from({ length: most + 1 }, (_, at) => steps[at % steps.length]);
    expect(history.safeParse(long.slice(1)).success).toBe(true);
    expect(history.safeParse(long).success).toBe(false);
  });
});
