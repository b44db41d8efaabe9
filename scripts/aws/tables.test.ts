import { readFileSync } from 'node:fs';
import { collections } from '../../shared/collections/collections';
import { tableResources } from './tables';

const tables = tableResources();

test('every collection has a table under the prefix that the functions are told', () => {
  const names = Object.values(tables).map((table) => JSON.parse(JSON.stringify(table)).Properties.TableName);
  expect(names).toEqual(collections.map(({ name }) => `\${self:provider.environment.TABLE_PREFIX}${name}`));
  expect(readFileSync('serverless.yml', 'utf8')).toContain('TABLE_PREFIX: jiedan-');
});

test('no table can be lost by mistake', () => {
  for (const table of Object.values(tables)) {
    expect(table).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: '${param:tableProtection, true}',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      },
    });
  }
});

test('a collection that expires has its TTL, a lasting one has none', () => {
  expect(tables.LoginRecordsTable).toHaveProperty('Properties.TimeToLiveSpecification.Enabled', true);
  expect(tables.AccountsTable).not.toHaveProperty('Properties.TimeToLiveSpecification');
});
