import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, configurationFrom } from './configuration';

const folder = mkdtempSync(join(tmpdir(), 'jiedan-configuration-'));
afterAll(() => rmSync(folder, { recursive: true }));

const least = {
  BOT_BACKEND: 'https://api.example.com/',
  BOT_SERVICE_KEY: 'key',
  BOT_PUPPET: 'wechaty-puppet-x',
};
const withFile = (content: unknown) => {
  const path = join(folder, 'wecom.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return { ...least, BOT_WECOM_FILE: path };
};

test('the least there must be', () => {
  expect(configurationFrom(least)).toMatchObject({
    backendUrl: 'https://api.example.com',
    port: 3100,
    turnMs: 10_000,
    isOff: false,
    hasWarmUp: true,
    wechaty: { puppet: 'wechaty-puppet-x' },
    weComGroups: [],
  });
});

test('groups of the WeCom robot come from a file', () => {
  const webhook = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1';
  const env = withFile([{ name: '会展', webhook, cityCode: '370200', rhythm: 'daily' }]);
  const { weComGroups } = configurationFrom({ ...env, BOT_PUPPET: '' });
  expect(weComGroups).toEqual([
    {
      webhook,
      settings: {
        channel: 'wecom-robot',
        address: '会展',
        cityCode: '370200',
        rhythm: 'daily',
        isOn: true,
        categories: [],
        quietFromHour: 22,
        quietToHour: 8,
      },
    },
  ]);
});

test.each([
  ['BOT_BACKEND', { BOT_BACKEND: '' }],
  ['BOT_BACKEND', { BOT_BACKEND: 'not an address' }],
  ['BOT_SERVICE_KEY', { BOT_SERVICE_KEY: '' }],
  ['BOT_PUPPET', { BOT_PUPPET: '' }],
  ['BOT_PORT', { BOT_PORT: '70000' }],
  ['BOT_TURN_SECONDS', { BOT_TURN_SECONDS: 'often' }],
  ['BOT_WECOM_FILE', { BOT_WECOM_FILE: '/nowhere.json' }],
])('%s wrong is said by its name', (name, change) => {
  expect(() => configurationFrom({ ...least, ...change })).toThrow(ConfigurationError);
  expect(() => configurationFrom({ ...least, ...change })).toThrow(name);
});

test.each([
  ['JSON', '{'],
  ['数组', {}],
  ['webhook', [{ name: 'a', cityCode: '370200' }]],
  ['cityCode', [{ name: 'a', cityCode: '999999', webhook: 'https://example.com' }]],
  ['quietFromHour', [{ name: 'a', cityCode: '370200', quietFromHour: 24, webhook: 'https://e.com' }]],
])('a file of groups with a wrong %s is refused', (word, content) => {
  expect(() => configurationFrom(withFile(content))).toThrow(word);
});
