import { readFileSync } from 'node:fs';
import { contract } from '../../shared/contract/contract';
import { cloudbaseSettingNames } from '../../shared/runtime/compose/cloudbase-environment';
import { functionNames, platformFunctions } from '../functions';
import { cloudbaseRc, cloudbaseRcOf, functionConfig, functionConfigOf } from './rc';
import { toolsProject } from './tools-project';

const rc = cloudbaseRcOf(functionNames());
const text = JSON.stringify(rc);

test('every feature is a function, and only those for timers have a trigger', () => {
  expect(rc.functions.map(({ name }) => name).sort()).toEqual(
    [...Object.keys(contract), ...platformFunctions].sort(),
  );
  for (const { name, triggers, timeout, runtime, envVariables } of rc.functions) {
    expect([name, triggers.length]).toEqual([
      name,
      ['schedule', 'catalogue', 'drain', 'reconcile'].includes(name) ? 1 : 0,
    ]);
    expect([timeout, runtime]).toEqual([
      ['catalogue', 'drain', 'reconcile'].includes(name) ? 60 : 20,
      'Nodejs20.19',
    ]);
    expect(Object.keys(envVariables).sort()).toEqual([...cloudbaseSettingNames].sort());
  }
});

test('no value stands in the file, and the access token is asked for by nobody', () => {
  expect(text).not.toMatch(/WECHAT_SECRET|SESSION_KEY/);
});

test.each([
  ['a secret in plain text', (copy: string) => copy.replace('{{env.HASH_KEY}}', 'AAAA')],
  ['another runtime', (copy: string) => copy.replace('Nodejs20.19', 'Nodejs12.16')],
  ['a cron of six fields', (copy: string) => copy.replace('0 * * * * * *', '0 * * * * *')],
  ['a cron with day and week', (copy: string) => copy.replace('0 * * * * * *', '0 0 3 1 * 1 *')],
  ['a function twice', (copy: string) => copy.replace('"name":"tasks"', '"name":"orders"')],
  ['too long a time-out', (copy: string) => copy.replace('"timeout":20', '"timeout":900')],
  ['memory between the steps', (copy: string) => copy.replace('"memorySize":256', '"memorySize":200')],
  [
    'packages to install',
    (copy: string) => copy.replace('"installDependency":false', '"installDependency":true'),
  ],
  ['a misspelt field', (copy: string) => copy.replace('"handler"', '"hander"')],
  ['another environment', (copy: string) => copy.replace('{{env.CLOUDBASE_ENV}}', 'prod-1')],
])('a file with %s is refused', (_, change) => {
  expect(cloudbaseRc.safeParse(JSON.parse(text)).success).toBe(true);
  expect(cloudbaseRc.safeParse(JSON.parse(change(text))).success).toBe(false);
});

// That the committed files are what the sources say today is held by `npm run check:infrastructure`.
test('what WeChat permits a function is what its sources call, and nothing else', () => {
  const permissions = functionNames().map((name) => {
    const config = functionConfig.parse(JSON.parse(readFileSync(`functions/${name}/config.json`, 'utf8')));
    return [name, config.permissions.openapi];
  });
  expect(Object.fromEntries(permissions)).toEqual({
    account: ['phonenumber.getPhoneNumber', 'riskControl.getUserRiskRank', 'security.msgSecCheck'],
    callbacks: [],
    catalogue: [],
    documents: [],
    drain: [],
    funding: [],
    support: [],
    groups: ['urllink.generate'],
    income: [],
    messages: [],
    operations: [],
    orders: ['security.msgSecCheck'],
    payouts: [],
    pictures: [],
    privacy: [],
    publishers: [],
    publishing: ['security.msgSecCheck'],
    reconcile: [],
    schedule: ['security.mediaCheckAsync', 'security.msgSecCheck', 'subscribeMessage.send'],
    sharing: ['wxacode.getUnlimited'],
    tasks: [],
  });
});

test('a permission that is no cloud call is refused', () => {
  expect(() => functionConfigOf('tasks', ['msgSecCheck'])).toThrow();
});

test('the package opens in WeChat’s developer tools as it is: functions, and pages that are there', () => {
  const files = toolsProject('wx0123456789abcdef');
  const read = (path: string) => JSON.parse(files.get(path) ?? '') as Record<string, unknown>;
  const { appid, cloudfunctionRoot, miniprogramRoot } = read('project.config.json');
  expect([appid, cloudfunctionRoot]).toEqual(['wx0123456789abcdef', 'functions/']);
  for (const page of read(`${miniprogramRoot}app.json`).pages as string[])
    for (const ending of ['js', 'json', 'wxml'])
      expect(files.has(`${miniprogramRoot}${page}.${ending}`)).toBe(true);
});
