import { readCompiled } from '../aws/check/compiled';
import { adoption } from './adoption';

const template = (Resources: object) => readCompiled(JSON.stringify({ Resources }));
const bucket = { Type: 'AWS::S3::Bucket' };
const standing = template({ ServerlessDeploymentBucket: bucket });
const table = (TableName: string) => ({
  Type: 'AWS::DynamoDB::Table',
  DeletionPolicy: 'RetainExceptOnCreate',
  Properties: { TableName },
});
const next = template({
  ServerlessDeploymentBucket: bucket,
  OrdersTable: table('jiedan-prod-orders'),
  TasksTable: table('jiedan-prod-tasks'),
  VaultKey: { Type: 'AWS::KMS::Key', DependsOn: 'OrdersTable', Properties: {} },
  FilesBucket: bucket,
  Role: { Type: 'AWS::IAM::Role' },
});

test('what survived is imported beside what stands, and nothing else is changed', () => {
  const exist = new Set(['jiedan-prod-orders', 'jiedan-prod-gone']);
  const { template: told, resources } = adoption(standing, next, exist, { VaultKey: 'k-1' });
  expect(resources).toEqual([
    {
      ResourceType: 'AWS::DynamoDB::Table',
      LogicalResourceId: 'OrdersTable',
      ResourceIdentifier: { TableName: 'jiedan-prod-orders' },
    },
    { ResourceType: 'AWS::KMS::Key', LogicalResourceId: 'VaultKey', ResourceIdentifier: { KeyId: 'k-1' } },
  ]);
  expect(told.Resources).toEqual({
    ...standing.Resources,
    OrdersTable: { ...table('jiedan-prod-orders'), DeletionPolicy: 'Retain' },
    VaultKey: { Type: 'AWS::KMS::Key', Properties: {}, DeletionPolicy: 'Retain' },
  });
});

test('a second adoption finds nothing left, and a name that is none is refused', () => {
  expect(adoption(next, next, new Set(['jiedan-prod-orders']), {}).resources).toEqual([]);
  expect(() => adoption(standing, next, new Set(), { Role: 'x' })).toThrow('Role is nothing');
});
