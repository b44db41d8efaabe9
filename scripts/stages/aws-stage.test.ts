import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { awsParameterNames, parseStage, readStage } from './aws-stage';

const plain = Object.fromEntries(awsParameterNames.map((name) => [name, null]));

const sources = [
  'serverless.yml',
  ...readdirSync('scripts/aws', { recursive: true, encoding: 'utf8' }).map((name) =>
    join('scripts/aws', name),
  ),
].filter((path) => /(?<!test)\.(ts|yml)$/.test(path));

test('a stage file has exactly the parameters that the template asks for', () => {
  const asked = sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\$\{param:(\w+),/g)].map(([, name]) => name),
  );
  expect([...new Set(asked)].sort()).toEqual([...awsParameterNames].sort());
});

test('the stage of a package without an account takes every default', () => {
  expect(readStage('dev')).toEqual(plain);
  expect(() => readStage('nowhere')).toThrow('copy stages/dev.json');
});

test('the stage of the checks sets every parameter', () => {
  expect(Object.entries(readStage('every')).filter(([, value]) => value === null)).toEqual([]);
});

const certificate = 'arn:aws-cn:acm:cn-northwest-1:123456789012:certificate/1a2b-3c';

test.each<[what: string, given: object, said: string[]]>([
  ['a misspelt name', { domian: 'api.example.cn' }, ['domian is no parameter']],
  ['a name left out', { domain: undefined }, []],
  ['a domain alone', { domain: 'api.example.cn' }, ['certificate: domain and certificate belong together']],
  [
    'a rate alone',
    { callsPerSecond: 0 },
    ['callsAtOnce: callsPerSecond and callsAtOnce belong together: both 0 lets nobody in'],
  ],
  [
    'a burst beside no rate',
    { callsPerSecond: 0, callsAtOnce: 5 },
    ['callsAtOnce: callsPerSecond and callsAtOnce belong together: both 0 lets nobody in'],
  ],
  ['a rate of no form', { rates: 'binding=often' }, ['rates: not of the form that functions read']],
  [
    'a limit of no form',
    { unverifiedLimits: 'tasks=few' },
    ['unverifiedLimits: not of the form that functions read'],
  ],
  [
    'a bank account of two parts',
    { bankAccount: '甲公司,370500001234' },
    ['bankAccount: not of the form that functions read'],
  ],
])('%s is refused', (_what, given, said) => {
  const value: Record<string, unknown> = { ...plain, ...given };
  if ('domain' in given && given.domain === undefined) delete value.domain;
  const { stage, problems } = parseStage(value);
  expect(stage).toBeUndefined();
  expect(problems).toEqual(said.length > 0 ? said : ['domain is missing: null where the default is meant']);
});

test('what belongs together is taken together', () => {
  const given = { ...plain, domain: 'api.example.cn', certificate, callsPerSecond: 0, callsAtOnce: 0 };
  expect(parseStage(given).problems).toEqual([]);
  expect(parseStage([]).problems).toEqual(['is no JSON object']);
});
