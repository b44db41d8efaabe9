import aws4 from 'aws4';
import { granting } from './granted';
import { type SignedRequest, signerOf } from './signature-v4';

const key = { accessKeyId: 'ASIAORDERS', secretAccessKey: 'secret', sessionToken: 'token' };
const host = 'dynamodb.cn-northwest-1.amazonaws.com.cn';
const region = 'cn-northwest-1';

const lowered = (headers: object = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

/** A request as the product signs it. */
function signed(change: Partial<SignedRequest> = {}): SignedRequest {
  const body = '{"TableName":"x"}';
  const headers = {
    'Content-Type': 'application/x-amz-json-1.0',
    'X-Amz-Target': 'DynamoDB_20120810.GetItem',
  };
  const asked = { service: 'dynamodb', region, host, method: 'POST', path: '/', headers, body };
  const { headers: all } = aws4.sign(asked, key);
  return { method: 'POST', host, target: '/', headers: lowered(all), body: Buffer.from(body), ...change };
}

function presigned(): SignedRequest {
  const s3Host = 'files.s3.cn-northwest-1.amazonaws.com.cn';
  const path = '/codes/a%20b.png?X-Amz-Expires=600';
  const asked = { service: 's3', region, host: s3Host, method: 'GET', path, signQuery: true };
  const target = aws4.sign(asked, key).path ?? '';
  return { method: 'GET', host: s3Host, target, headers: {}, body: Buffer.alloc(0) };
}

const keyOf = (id: string) => (id === key.accessKeyId ? key : undefined);
const said = (request: SignedRequest, service = 'dynamodb', nowMs = Date.now()) => {
  const found = signerOf(request, service, region, keyOf, nowMs);
  return 'problem' in found ? found.problem : found.accessKeyId;
};

test('what the product signs holds, in headers and in an address', () => {
  expect(said(signed())).toBe(key.accessKeyId);
  expect(said(presigned(), 's3')).toBe(key.accessKeyId);
});

test.each<[what: string, request: () => SignedRequest, problem: string]>([
  ['another body', () => signed({ body: Buffer.from('{"TableName":"y"}') }), 'wrong signature'],
  ['another host', () => signed({ host: 'dynamodb.us-east-1.amazonaws.com' }), 'wrong signature'],
  ['another method', () => signed({ method: 'PUT' }), 'wrong signature'],
  ['nothing', () => signed({ headers: {} }), 'is not signed'],
  [
    'another operation',
    () => {
      const { headers } = signed();
      return signed({ headers: { ...headers, 'x-amz-target': 'DynamoDB_20120810.DeleteItem' } });
    },
    'wrong signature',
  ],
  [
    'a token of somebody else',
    () => signed({ headers: { ...signed().headers, 'x-amz-security-token': 'other' } }),
    'another session token',
  ],
])('%s does not', (_what, request, problem) => {
  expect(said(request())).toContain(problem);
});

test('another service, and another time, do not', () => {
  expect(said(signed(), 's3')).toContain('is signed for');
  expect(said(signed(), 'dynamodb', Date.now() + 16 * 60_000)).toContain('at another time');
  expect(said(presigned(), 's3', Date.now() + 11 * 60_000)).toContain('at another time');
});

const statement = (action: string, resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action: [action],
  Resource: resource,
  ...more,
});
const statements = [
  statement('dynamodb:GetItem', { 'Fn::GetAtt': ['TasksTable', 'Arn'] }),
  statement('dynamodb:Query', [{ 'Fn::Sub': `\${TasksTable.Arn}/index/changed` }]),
  statement('s3:GetObject', [{ 'Fn::Sub': `\${FilesBucket.Arn}/codes/*` }]),
  statement(
    'kms:Decrypt',
    { 'Fn::GetAtt': ['VaultKey', 'Arn'] },
    {
      Condition: { StringEquals: { 'kms:EncryptionContext:purpose': 'vault' } },
    },
  ),
  { 'Fn::If': ['HasIt', { ...statement('s3:PutObject', '*'), Effect: 'Deny' }, { Ref: 'AWS::NoValue' }] },
  statement('s3:PutObject', '*'),
];
const template = {
  Resources: {
    F: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['R', 'Arn'] } } },
    R: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: { Statement: statements } }] } },
  },
};

test.each([
  ['dynamodb:GetItem', 'arn:TasksTable', true],
  ['dynamodb:PutItem', 'arn:TasksTable', false],
  ['dynamodb:GetItem', 'arn:TasksTable/index/changed', false],
  ['dynamodb:Query', 'arn:TasksTable/index/changed', true],
  ['dynamodb:Query', 'arn:TasksTable/index/near', false],
  ['s3:GetObject', 'arn:FilesBucket/codes/a.png', true],
  ['s3:GetObject', 'arn:FilesBucket/papers/a.pdf', false],
  ['s3:PutObject', 'arn:FilesBucket/codes/a.png', false],
])('a role says of %s on %s: %s', (action, on, isGranted) => {
  const names = { arnOf: (id: string) => `arn:${id}` };
  expect(granting(template, 'F', names)({ action, on })).toBe(isGranted);
});

test('a key opens under its context alone', () => {
  const may = granting(template, 'F', { arnOf: (id) => `arn:${id}` });
  const wanted = { action: 'kms:Decrypt', on: 'arn:VaultKey' };
  expect(may({ ...wanted, context: { 'kms:EncryptionContext:purpose': 'vault' } })).toBe(true);
  expect([may(wanted), may({ ...wanted, context: { 'kms:EncryptionContext:purpose': 'x' } })]).toEqual([
    false,
    false,
  ]);
});
