import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Laptop, startLaptop } from '../local/laptop';
import { MAIN_APP } from '../local/sandbox/apps';
import { people } from '../local/sandbox/people';
import { createSandbox } from '../local/sandbox/sandbox';
import { httpClient } from './journey/http-client';
import { runJourney } from './journey/journey';
import { namedPeople } from './journey/named-people';

let dataDir: string;
let laptop: Laptop;
const start = async () => {
  laptop = await startLaptop({ port: 0, dataDir, cloud: 'cloudbase' });
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jiedan-cloudbase-'));
  await start();
}, 60_000);
afterAll(async () => {
  await laptop.close();
  await rm(dataDir, { recursive: true });
});

test('the main job works through the CloudBase entries, over the same HTTP', async () => {
  const steps: string[] = [];
  const say = (line: string) => void steps.push(line);
  // To the end of it by `npm run journey -- --cloud=cloudbase`, in CI.
  await runJourney({ url: laptop.url, people: namedPeople, cloud: 'cloudbase', say, isShort: true });
  expect(steps.at(-1)).toBe('全部步骤正确');
}, 60_000);

test('the log of the journey holds no phone, name or openid of anybody', async () => {
  const log = await readFile(laptop.logPath, 'utf8');
  const { openid } = createSandbox();
  expect(log).toContain('"action":"signUp"');
  for (const { key, phone, legalName } of people) {
    for (const secret of [phone, legalName, openid(key, MAIN_APP.appId)]) expect(log).not.toContain(secret);
  }
});

test('every write that was answered is on the disk, so that a killed process loses none', async () => {
  const client = httpClient(laptop.url);
  const tokens: string[] = [];
  for (let at = 0; at < 16; at += 1) {
    const { code } = await client.post<{ code: string }>('sandbox/wechat/login-code', {
      person: `crowd-${at}`,
    });
    const login = await client.call<{ session: { accessToken: string } }>('account/login', { code });
    tokens.push(login.session.accessToken);
  }
  // What a process that is killed now leaves behind.
  const left = await mkdtemp(join(tmpdir(), 'jiedan-cloudbase-'));
  await cp(dataDir, left, { recursive: true, filter: (path) => !path.endsWith('.lock') });
  const next = await startLaptop({ port: 0, dataDir: left, cloud: 'cloudbase' });
  const profiles = await Promise.all(
    tokens.map((token) =>
      httpClient(next.url).call<{ profile: { accountId: string } }>('account/me', {}, token),
    ),
  );
  expect(new Set(profiles.map(({ profile }) => profile.accountId)).size).toBe(16);
  await next.close();
  await rm(left, { recursive: true });
}, 60_000);

test('a restart keeps documents, files, and who holds which phone', async () => {
  const client = httpClient(laptop.url);
  const { code } = await client.post<{ code: string }>('sandbox/wechat/login-code', { person: 'lin' });
  interface Login {
    readonly session: { readonly accessToken: string };
    readonly profile: { readonly accountId: string; readonly nickname: string };
  }
  const before = await client.call<Login>('account/login', { code });
  await laptop.close();
  await start();
  const again = httpClient(laptop.url);
  const me = await again.call<{ profile: Login['profile'] }>('account/me', {}, before.session.accessToken);
  expect(me.profile).toEqual(before.profile);
  const { shares } = await again.call<{ shares: { taskId: string }[] }>(
    'sharing/myShares',
    {},
    before.session.accessToken,
  );
  const { codeUrl } = await again.call<{ codeUrl: string }>(
    'sharing/createShare',
    { taskId: shares[0]?.taskId },
    before.session.accessToken,
  );
  expect((await fetch(codeUrl)).headers.get('content-type')).toBe('image/png');
  await expect(again.call('account/me', {}, 'made-up.token')).rejects.toThrow('NOT_SIGNED_IN');
}, 60_000);
