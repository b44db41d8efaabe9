import { collections } from '../../shared/collections/collections';
import { contractCollections } from '../../shared/store/contract-collections';
import { type TableDefinition, tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import { dynamooseRequest } from './models';

/** The order in which attributes are named says nothing. */
const sorted = ({ AttributeDefinitions, ...create }: TableDefinition['create']) => ({
  ...create,
  AttributeDefinitions: [...AttributeDefinitions].sort((a, b) =>
    a.AttributeName < b.AttributeName ? -1 : 1,
  ),
});

test('the models of dynamoose ask for the very tables that are declared', async () => {
  const definitions = [
    ...tableDefinitions(collections, 'product-'),
    ...tableDefinitions(contractCollections, 'contract-'),
  ];
  expect(definitions.some(({ create }) => (create.GlobalSecondaryIndexes?.length ?? 0) > 1)).toBe(true);
  for (const definition of definitions)
    expect(sorted((await dynamooseRequest(definition)) as TableDefinition['create'])).toEqual(
      sorted(definition.create),
    );
});
