import * as z from 'zod';
import { collection, personal } from '../../shared/collections/collection';
import { at } from './check/compiled';
import { roleOf, withVaultUse } from './roles';
import type { TableUse, Uses } from './uses';

const use = (actions: string[], indexes: string[] = []): TableUse => ({
  actions: new Set(actions),
  indexes: new Set(indexes),
});

const uses = (tables: Record<string, TableUse>, ...ports: string[]): Uses => ({
  tables: new Map(Object.entries(tables)),
  ports: new Set(ports),
});

/** What a role allows or denies, a line each. */
function said(of: Uses, name = 'tasks'): string[] {
  const role = roleOf(name, of);
  const statements = at(role, 'Properties', 'Policies', 0, 'PolicyDocument', 'Statement') as object[];
  return statements.map((statement) => {
    const [, inside = statement] = (at(statement, 'Fn::If') as unknown[]) ?? [];
    return [at(inside, 'Effect'), at(inside, 'Action'), at(inside, 'Resource')]
      .map((part) => JSON.stringify(part))
      .join(' ');
  });
}

const ownLog = '"Allow" ["logs:CreateLogStream","logs:PutLogEvents"] {"Fn::GetAtt":["TasksLogGroup","Arn"]}';

test('a role allows its own log and what is used, no less and no more', () => {
  expect(said(uses({}))).toEqual([ownLog]);
  expect(
    said(uses({ tasks: use(['PutItem', 'GetItem'], ['changed', 'byPay']), orders: use([], ['mine']) })),
  ).toEqual([
    ownLog,
    '"Allow" ["dynamodb:Query"] [{"Fn::Sub":"${OrdersTable.Arn}/index/mine"}]',
    '"Allow" ["dynamodb:GetItem","dynamodb:PutItem"] {"Fn::GetAtt":["TasksTable","Arn"]}',
    '"Allow" ["dynamodb:Query"] [{"Fn::Sub":"${TasksTable.Arn}/index/byPay"},{"Fn::Sub":"${TasksTable.Arn}/index/changed"}]',
  ]);
});

test.each([
  ['Files.readUrl', 's3:GetObject'],
  ['Files.put', 's3:PutObject'],
  ['Files.ticket', 's3:PutObject'],
  ['Files.remove', 's3:DeleteObject'],
])('%s becomes %s on the folder of the function', (port, action) => {
  expect(said(uses({}, port), 'sharing')).toEqual([
    ownLog.replace('Tasks', 'Sharing'),
    `"Allow" ["${action}"] [{"Fn::Sub":"\${FilesBucket.Arn}/codes/*"}]`,
  ]);
});

test('whoever finds tasks reads snapshots and pictures, each in a folder of their own', () => {
  expect(said(uses({}, 'Files.get'))).toEqual([
    ownLog,
    '"Allow" ["s3:GetObject"] [{"Fn::Sub":"${FilesBucket.Arn}/catalogue/*"},{"Fn::Sub":"${FilesBucket.Arn}/pictures/*"}]',
    '"Allow" ["s3:ListBucket"] {"Fn::GetAtt":["FilesBucket","Arn"]}',
  ]);
});

test('a head tells a missing file from a forbidden one', () => {
  expect(said(uses({}, 'Files.head'), 'sharing')).toEqual([
    ownLog.replace('Tasks', 'Sharing'),
    '"Allow" ["s3:GetObject"] [{"Fn::Sub":"${FilesBucket.Arn}/codes/*"}]',
    '"Allow" ["s3:ListBucket"] {"Fn::GetAtt":["FilesBucket","Arn"]}',
  ]);
});

test('who calls WeChat with a token stands in the network, whose interfaces its code may not touch', () => {
  expect(said(uses({}, 'WeChat.checkText'))).toEqual([
    ownLog,
    expect.stringMatching(/^"Deny" \["ec2:CreateNetworkInterface",.*\] "\*"$/),
  ]);
  expect(roleOf('tasks', uses({}, 'WeChat.checkText')).Properties.ManagedPolicyArns).toBeDefined();
  expect(roleOf('tasks', uses({})).Properties.ManagedPolicyArns).toBeUndefined();
});

describe('data keys of the vault', () => {
  const people = collection(
    'people',
    z.strictObject({ id: z.string(), phone: personal(z.string(), 'phone') }),
  );
  const plain = collection('plain', z.strictObject({ id: z.string() }));
  const keyTable = use(['GetItem', 'PutItem']);
  const narrowed = (tables: Record<string, TableUse>) =>
    said(withVaultUse(uses({ ...tables, vaultKeys: keyTable }), [people, plain])).filter((line) =>
      /kms|VaultKeys/.test(line),
    );
  const keyTableGrant = (actions: string) => `"Allow" [${actions}] {"Fn::GetAtt":["VaultKeysTable","Arn"]}`;
  const keyWith = (actions: string) => `"Allow" [${actions}] {"Fn::GetAtt":["VaultKey","Arn"]}`;

  test('are not for a function without personal fields', () => {
    expect(narrowed({ plain: use(['GetItem', 'PutItem']) })).toEqual([]);
  });

  test('are opened by who reads personal fields', () => {
    expect(narrowed({ people: use(['GetItem']) })).toEqual([
      keyTableGrant('"dynamodb:GetItem"'),
      keyWith('"kms:Decrypt"'),
    ]);
  });

  test.each(['PutItem', 'UpdateItem'])('are made by who writes them with %s', (action) => {
    expect(narrowed({ people: use([action]) })).toEqual([
      keyTableGrant('"dynamodb:GetItem","dynamodb:PutItem"'),
      keyWith('"kms:Decrypt","kms:GenerateDataKeyWithoutPlaintext"'),
    ]);
  });
});
