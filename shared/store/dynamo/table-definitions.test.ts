import * as z from 'zod';
import { collection } from '../../collections/collection';
import { collections } from '../../collections/collections';
import { id } from '../../collections/fields';
import { tableDefinitions } from './table-definitions';

describe('tableDefinitions', () => {
  it('gives every collection of the product a table that DynamoDB takes', () => {
    const definitions = tableDefinitions(collections, 'jiedan-');
    expect(definitions.map(({ collection: name }) => name)).toEqual(collections.map(({ name }) => name));
    expect(JSON.parse(JSON.stringify(definitions))).toEqual(definitions);
  });

  it('describes keys, indexes and expiry', () => {
    const outbox = collections.filter(({ name }) => name === 'outbox');
    expect(tableDefinitions(outbox, 'p-')).toEqual([
      {
        collection: 'outbox',
        timeToLive: { AttributeName: '_ttl', Enabled: true },
        create: {
          TableName: 'p-outbox',
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: ['id', 'ix_log_p', 'ix_log_s'].map((AttributeName) => ({
            AttributeName,
            AttributeType: 'S',
          })),
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          GlobalSecondaryIndexes: [
            {
              IndexName: 'log',
              KeySchema: [
                { AttributeName: 'ix_log_p', KeyType: 'HASH' },
                { AttributeName: 'ix_log_s', KeyType: 'RANGE' },
              ],
              Projection: { ProjectionType: 'ALL' },
            },
          ],
        },
      },
    ]);
  });

  it('refuses names and counts that DynamoDB refuses', () => {
    const index = { partition: () => ['all'], sort: () => 0 };
    const made = (name: string, names: string[]) =>
      collection(name, z.strictObject({ id }), {
        indexes: Object.fromEntries(names.map((key) => [key, index])),
      });
    expect(() => tableDefinitions([made('ab', [])], '')).toThrow('named ab');
    expect(() => tableDefinitions([made('things', ['ab'])], '')).toThrow('named ab');
    const many = Array.from({ length: 21 }, (_, at) => `index${at}`);
    expect(() => tableDefinitions([made('things', many)], '')).toThrow('more than 20');
  });
});
