import { templateChanges } from './template-changes';

const table = (more: object = {}) => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: { TableName: 'x', AttributeDefinitions: [{ AttributeName: 'id' }], ...more },
});
const lambda = (key: string, memory: number) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Code: { S3Key: key }, MemorySize: memory },
});

test('what is new, what becomes different and where, and what goes; code is not told', () => {
  const standing = { Resources: { A: table(), F: lambda('1', 512), G: lambda('1', 512), Old: table() } };
  const next = {
    Resources: {
      A: table({ AttributeDefinitions: [{ AttributeName: 'id' }, { AttributeName: 'at' }] }),
      F: lambda('2', 512),
      G: lambda('2', 1_024),
      New: table(),
    },
  };
  expect(templateChanges(standing, next)).toEqual([
    '~ A (AWS::DynamoDB::Table): Properties.AttributeDefinitions',
    '~ G (AWS::Lambda::Function): Properties.MemorySize',
    '+ New (AWS::DynamoDB::Table)',
    '- Old (AWS::DynamoDB::Table)',
  ]);
  expect(templateChanges(standing, standing)).toEqual([]);
});
