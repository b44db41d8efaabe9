import { readFileSync } from 'node:fs';
import { collections } from '../shared/collections/collections';
import { tableTemplate } from './tables';

const { Resources } = tableTemplate();

test('every collection has a table under the prefix that the functions are told', () => {
  const names = Object.values(Resources).map(
    (table) => JSON.parse(JSON.stringify(table)).Properties.TableName,
  );
  expect(names).toEqual(collections.map(({ name }) => `\${self:provider.environment.TABLE_PREFIX}${name}`));
  expect(readFileSync('serverless.yml', 'utf8')).toContain('TABLE_PREFIX: jiedan-');
});

test('no table can be lost by mistake', () => {
  for (const table of Object.values(Resources)) {
    expect(table).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      },
    });
  }
});

test('a collection that expires has its TTL, a lasting one has none', () => {
  expect(Resources.LoginRecordsTable).toHaveProperty('Properties.TimeToLiveSpecification.Enabled', true);
  expect(Resources.AccountsTable).not.toHaveProperty('Properties.TimeToLiveSpecification');
});
