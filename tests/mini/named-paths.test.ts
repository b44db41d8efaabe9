import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchMini } from './launch-mini';
import { answering, finding, profile, signedInStorage } from './stubs';

/** Where people read sentences; copies of them in the mini-program are generated. */
const folders = ['shared', 'functions', 'client', 'miniprogram'];
const isRead = (path: string): boolean =>
  /\.(ts|wxml)$/.test(path) && !/\.test\.ts$|node_modules|miniprogram_npm|generated/.test(path);

/** “我的—客服与反馈”, “我的 · 消息通知”, 我的 → 隐私与权限, as sentences quote a way through the pages. */
const quoted = /“我的\s*[—·→]\s*([^”]+)”/g;

const named = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter(isRead)
  .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(quoted)].map(([, way = '']) => way));
const ways = [...new Set(named)].sort();

test('sentences name ways through the pages', () => {
  expect(ways).toContain('客服与反馈');
  expect(ways.length).toBeGreaterThan(2);
});

test.each(ways)('我的 — %s is there, and each press opens a page', async (way) => {
  const mini = await launchMini({
    path: 'pages/me/index',
    storage: await signedInStorage(),
    backend: answering({
      'account/me': { profile: profile() },
      'orders/overview': { admitted: 0, applied: 0 },
      'messages/notices': { notices: [] },
      'tasks/find': finding([]),
    }),
  });
  await mini.waitFor('要去的');
  for (const step of way.split(/\s*[—·→]\s*/)) {
    const { route } = mini;
    await mini.waitFor(step);
    await mini.tap(step);
    await mini.waitFor(() => mini.route !== route);
  }
  mini.close();
});
