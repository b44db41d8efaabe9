import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WechatyBuilder } from 'wechaty';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { type Bot, startBot } from '../../bot/start-bot';
import { localConfiguration, startLocalBot } from '../../local/bot/local-bot';
import type { Timeouts } from '../../shared/ports/timeouts';
import { type BotSystem, botSystem, cardOf, roomId, until, weComRoomId } from './support/bot-system';

let here: BotSystem;
let dataDir: string;
let bot: Bot | undefined;
const lines: string[] = [];
beforeEach(async () => {
  here = await botSystem();
  dataDir = await mkdtemp(join(tmpdir(), 'jiedan-bot-'));
  lines.length = 0;
});
afterEach(async () => {
  await bot?.close();
  bot = undefined;
  await here.close();
  await rm(dataDir, { recursive: true });
});

const turnMs = 20;
/** The pause between two turns passes at once, any other time as the system's does. */
const timeouts: Timeouts = {
  after(ms, run) {
    if (ms !== turnMs) return here.system.timeouts.after(ms, run);
    const next = setImmediate(run);
    return () => clearImmediate(next);
  },
};

const options = () => ({
  laptop: here.http.url,
  serviceKey: here.service.token ?? '',
  dataDir,
  port: 0,
  turnMs,
  clock: here.system.clock,
  timeouts,
  log: (what: string, facts = {}) => void lines.push(JSON.stringify({ what, ...facts })),
});
const health = async () => {
  const response = await fetch(`${bot?.url}/health`);
  return { status: response.status, ...((await response.json()) as { channels: unknown[]; isOff: boolean }) };
};
const turnSwitch = (off: unknown, type = 'application/json') =>
  fetch(`${bot?.url}/switch`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify({ off }),
  });

test('it sets its rooms up, comes online on both channels and brings a task to each', async () => {
  bot = await startLocalBot(options());
  await until(here, async () => (await health()).status === 200);
  expect((await health()).channels).toEqual([
    { name: 'wechaty', state: 'online' },
    { name: 'wecom-robot', state: 'online' },
  ]);
  const { groups } = await here.service.get('groups/list', {});
  expect(groups).toHaveLength(3);
  await here.openTasks(1, () => ({ title: '会展帮手' }));
  await until(here, () => here.heard(roomId).length + here.heard(weComRoomId).length === 2);
  expect(cardOf(here.heard(roomId)[0])?.title).toContain('会展帮手');
  expect(lines.join()).not.toContain(here.service.token);
});

test('the switch on its page stops it, also after a restart, and only when asked as it should be', async () => {
  bot = await startLocalBot(options());
  await until(here, async () => (await health()).status === 200);
  expect((await turnSwitch(true, 'text/plain')).status).toBe(400);
  expect((await turnSwitch('yes')).status).toBe(400);
  expect((await health()).isOff).toBe(false);
  expect((await turnSwitch(true)).status).toBe(200);
  await bot.close();
  bot = await startLocalBot(options());
  await until(here, async () => (await health()).status === 200);
  expect((await health()).isOff).toBe(true);
  expect((await turnSwitch(false)).status).toBe(200);
  expect((await health()).isOff).toBe(false);
});

test('a second one in its folder is refused, in words, while it runs', async () => {
  bot = await startLocalBot(options());
  await expect(startLocalBot(options())).rejects.toThrow(`正在被进程 ${process.pid} 使用`);
  await bot.close();
  bot = await startLocalBot(options());
});

test('counts outlive a restart: a new account stays new', async () => {
  const configuration = { ...localConfiguration(options()), hasWarmUp: true };
  const pages = {
    firstOnlineAtMs: 1_700_000_000_000,
    sends: [{ atMs: Date.now(), groupId: 'a', kind: 'post' }],
  };
  await writeFile(join(dataDir, 'sends.json'), JSON.stringify(pages));
  bot = await startBot({
    configuration: { ...configuration, weComGroups: [] },
    build: mockBot(),
    log: options().log,
  });
  await until(here, async () => (await health()).channels.length > 0);
  await bot.close();
  bot = undefined;
  expect(JSON.parse(await readFile(join(dataDir, 'sends.json'), 'utf8'))).toEqual(pages);
});

/** A puppet that waits for somebody to scan a code. */
function mockBot(onPuppet: (mocker: mock.Mocker) => void = () => undefined) {
  return async () => {
    const mocker = new mock.Mocker();
    const built = WechatyBuilder.build({ puppet: new PuppetMock({ mocker }) as never });
    built.once('start', () => onPuppet(mocker));
    return built;
  };
}

test('a code to scan is shown on the page and at the terminal, until somebody has scanned it', async () => {
  const scans: string[] = [];
  let mocker: mock.Mocker | undefined;
  const configuration = { ...localConfiguration(options()), weComGroups: [] };
  const build = mockBot((made) => {
    mocker = made;
    made.scan('https://login.example.com/abc');
  });
  bot = await startBot({ configuration, build, onScan: (qr) => void scans.push(qr), log: options().log });
  await until(here, () => scans.length > 0);
  expect(scans).toEqual(['https://login.example.com/abc']);
  expect(await (await fetch(`${bot.url}/qr.svg`)).text()).toContain('<svg');
  expect((await health()).status).toBe(503);
  mocker?.login(mocker.createContact({ name: '机器人' }));
  await until(here, async () => (await health()).status === 200);
  expect((await fetch(`${bot.url}/qr.svg`)).status).toBe(404);
  const page = await fetch(bot.url);
  const html = await page.text();
  expect(html).toContain('群机器人');
  // Its one script may run, and nothing else; nobody frames it.
  const hash = createHash('sha256')
    .update(/<script>(.*)<\/script>/s.exec(html)?.[1] ?? '')
    .digest('base64');
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain(`script-src 'sha256-${hash}';`);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  const headers = { origin: 'http://evil.example', 'content-type': 'application/json' };
  expect((await fetch(`${bot.url}/state`, { headers })).status).toBe(403);
});

test('without a backend it says so and goes on', async () => {
  const nowhere = { ...options(), laptop: 'http://127.0.0.1:1' };
  const configuration = { ...localConfiguration(nowhere), weComGroups: [] };
  await new Promise<void>((resolve, reject) => {
    const log = (what: string, facts = {}) => {
      options().log(what, facts);
      if (JSON.stringify(facts).includes('UNREACHABLE')) resolve();
    };
    startBot({ configuration, build: mockBot(), log, retryDelaysMs: [] }).then((started) => {
      bot = started;
    }, reject);
  });
  expect((await health()).status).toBe(503);
  expect(lines.join()).not.toContain(here.service.token);
});
