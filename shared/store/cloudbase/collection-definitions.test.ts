import * as z from 'zod';
import { collection } from '../../collections/collection';
import { collections } from '../../collections/collections';
import { id } from '../../collections/fields';
import { thing, things } from '../contract-collections';
import { collectionDefinitions } from './collection-definitions';
import { commitMarks } from './commit-marks';
import { recordOf } from './record';

describe('the collections of an environment', () => {
  it('are those of the product, within the cloud’s limits', () => {
    const definitions = collectionDefinitions(collections, 'test-');
    const names = [...collections, commitMarks].map(({ name }) => `test-${name}`);
    expect(definitions.map(({ name }) => name)).toEqual(names);
    expect(definitions.every(({ indexes }) => indexes.length <= 20)).toBe(true);
    expect(JSON.parse(JSON.stringify(definitions))).toEqual(definitions);
  });

  it('index the fields that documents carry', () => {
    const [definition] = collectionDefinitions([things]);
    const record = recordOf(things, thing('a', { kind: 'k' }), 'v1');
    const keys = definition?.indexes.flatMap((index) => index.keys.map(({ name }) => name)) ?? [];
    expect(keys.filter((name) => name.startsWith('ix_')).every((name) => name in record)).toBe(true);
    expect(record).toMatchObject({ _id: 'a', meta_version: 'v1', ix_byRank_p: 'g' });
    expect(record).not.toHaveProperty('id');
  });

  it('refuse names that the cloud refuses', () => {
    const of = (name: string) => collection(name, z.strictObject({ id }));
    expect(() => collectionDefinitions([of('_hidden')])).toThrow(RangeError);
    expect(() => collectionDefinitions([of('x'.repeat(40))])).toThrow(RangeError);
  });
});
