import type { Collection } from '../../shared/collections/collection';
import { fileFoldersOf, tokenMethods } from './declared';
import { arnOf, logicalId, type Resource, sub, where } from './template';
import type { Uses } from './uses';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: unknown;
  readonly Condition?: object;
}

const allow = (Action: readonly string[], Resource: unknown, Condition?: object): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});

/** Whether a function calls WeChat with an access token, and so leaves by the fixed address. */
export const needsFixedAddress = ({ ports }: Uses): boolean =>
  tokenMethods.some((method) => ports.has(method));

function tableStatements({ tables }: Uses): Statement[] {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([name, { actions, indexes }]) => {
    const table = logicalId(name, 'Table');
    const own = [...actions].sort().map((action) => `dynamodb:${action}`);
    const listed = [...indexes].sort().map((index) => sub(`\${${table}.Arn}/index/${index}`));
    return [
      ...(own.length > 0 ? [allow(own, arnOf(table))] : []),
      ...(listed.length > 0 ? [allow(['dynamodb:Query'], listed)] : []),
    ];
  });
}

function fileStatements(name: string, { ports }: Uses): Statement[] {
  const actions = [
    ...(['Files.readUrl', 'Files.head', 'Files.get'].some((read) => ports.has(read)) ? ['s3:GetObject'] : []),
    ...(ports.has('Files.put') || ports.has('Files.ticket') ? ['s3:PutObject'] : []),
    ...(ports.has('Files.remove') ? ['s3:DeleteObject'] : []),
  ];
  const folders = fileFoldersOf(name).map((folder) => sub(`\${FilesBucket.Arn}/${folder}/*`));
  return [
    ...(actions.length > 0 ? [allow(actions, folders)] : []),
    // Without it S3 answers 403 for a file that is not there.
    ...(ports.has('Files.head') || ports.has('Files.get')
      ? [allow(['s3:ListBucket'], arnOf('FilesBucket'))]
      : []),
  ];
}

/** Who keeps personal fields may make a data key; who only reads them may open one. */
function vaultStatements({ tables }: Uses): Statement[] {
  const dataKeys = tables.get('vaultKeys')?.actions;
  if (!dataKeys) return [];
  const made = dataKeys.has('PutItem') ? ['kms:GenerateDataKeyWithoutPlaintext'] : [];
  const context = { StringEquals: { 'kms:EncryptionContext:purpose': 'jiedan-vault' } };
  return [allow(['kms:Decrypt', ...made], arnOf('VaultKey'), context)];
}

/**
 * Lambda itself needs network interfaces, and its own policy for them is the narrowest there is; the code
 * of the function, which runs under the same role, is kept from them.
 */
const networkInterfaces = {
  policy: sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaENIManagementAccess'),
  denied: [
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ],
};

function insideNetwork(name: string): { ManagedPolicyArns: unknown; denial: unknown } {
  const arn = 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:';
  const itself = sub(`${arn}\${AWS::StackName}-${name}`);
  const denial: Statement = {
    Effect: 'Deny',
    Action: networkInterfaces.denied,
    Resource: '*',
    Condition: { ArnEquals: { 'lambda:SourceFunctionArn': itself } },
  };
  return {
    ManagedPolicyArns: where('HasFixedAddress', [networkInterfaces.policy]),
    denial: where('HasFixedAddress', denial),
  };
}

/** The uses with the data keys narrowed to what a function does with personal fields. */
export function withVaultUse({ tables, ports }: Uses, collections: readonly Collection[]): Uses {
  const personal = collections.filter((of) => of.personal.length > 0).map(({ name }) => tables.get(name));
  const writes = personal.some((use) => use?.actions.has('PutItem') || use?.actions.has('UpdateItem'));
  const touches = personal.some((use) => use !== undefined);
  const others = new Map([...tables].filter(([name]) => name !== 'vaultKeys'));
  if (!touches) return { tables: others, ports };
  const actions = new Set(writes ? ['GetItem', 'PutItem'] : ['GetItem']);
  return { tables: others.set('vaultKeys', { actions, indexes: new Set() }), ports };
}

/** The role of one function: its own log, and what its sources use. */
export function roleOf(name: string, uses: Uses): Resource {
  const inside = needsFixedAddress(uses) ? insideNetwork(name) : undefined;
  const Statement = [
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], arnOf(logicalId(name, 'LogGroup'))),
    ...tableStatements(uses),
    ...fileStatements(name, uses),
    ...vaultStatements(uses),
    ...(inside ? [inside.denial] : []),
  ];
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
      ...(inside && { ManagedPolicyArns: inside.ManagedPolicyArns }),
      Policies: [{ PolicyName: name, PolicyDocument: { Version: '2012-10-17', Statement } }],
    },
  };
}
