import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Laptop, startLaptop } from '../local/laptop';
import { MAIN_APP } from '../local/sandbox/apps';
import { people } from '../local/sandbox/people';
import { createSandbox } from '../local/sandbox/sandbox';
import { runJourney } from './journey/journey';
import { namedPeople } from './journey/named-people';

let dataDir: string;
let laptop: Laptop;
const steps: string[] = [];

const start = async () => {
  laptop = await startLaptop({ port: 0, dataDir });
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jiedan-test-'));
  await start();
});
afterAll(async () => {
  await laptop.close();
  await rm(dataDir, { recursive: true });
});

test('the main job works over HTTP, from login to what was earned, paid, and found in the rails’ bills', async () => {
  const { url, ports } = laptop;
  await runJourney({ url, ports, people: namedPeople, say: (line) => steps.push(line) });
  expect(steps.at(-1)).toBe('全部步骤正确');
});

test('the log file of the journey holds no phone, name or openid of anybody', async () => {
  const log = await readFile(laptop.logPath, 'utf8');
  const { openid } = createSandbox();
  expect(log).toContain('"action":"signUp"');
  for (const { key, phone, legalName } of people) {
    for (const secret of [phone, legalName, openid(key, MAIN_APP.appId)]) expect(log).not.toContain(secret);
  }
});

test('a restart keeps what was stored, and no second process may use the folder meanwhile', async () => {
  await expect(startLaptop({ port: 0, dataDir })).rejects.toThrow('请先结束它');
  await laptop.close();
  await start();
  const say = (line: string) => steps.push(line);
  const again = runJourney({
    url: laptop.url,
    people: namedPeople,
    say,
  });
  // lin's WeChat wallet is bound since the first run, or the first task is already signed up for.
  await expect(again).rejects.toThrow(/ALREADY_SIGNED_UP|PAYOUT_ACCOUNT_BOUND|BIRTH_DATE_FIXED/);
});
