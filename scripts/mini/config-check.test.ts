import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { compileProblems } from './compile';
import { configProblems } from './config-check';
import { strayImports } from './imports';
import { npmProblems, packProblems } from './pack-options';

const source = resolve('miniprogram');
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mini-check-'));
  cpSync(source, root, { recursive: true, filter: (file) => !file.includes('miniprogram_npm') });
});
afterAll(() => rmSync(root, { recursive: true }));

/** Plants a fault, looks, and takes it out again. */
async function withFault<T>(
  file: string,
  from: string | RegExp,
  to: string,
  look: () => T | Promise<T>,
): Promise<T> {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} has no ${String(from)}`);
  writeFileSync(path, changed);
  try {
    return await look();
  } finally {
    writeFileSync(path, text);
  }
}

test('the mini-program has none of these faults', async () => {
  expect(configProblems(root)).toEqual([]);
  expect(await strayImports(root)).toEqual([]);
});

const detail = 'pages/task/index';

test.each([
  ['a typo in a key of app.json', 'app.json', '"darkmode"', '"darkMode"', /darkMode/],
  [
    'a typo in a key of a page',
    `${detail}.json`,
    '"enablePullDownRefresh"',
    '"enablePullRefresh"',
    /enablePullRefresh/,
  ],
  [
    'a key that a component does not have',
    'components/sheet/index.json',
    '{',
    '{ "navigationBarTitleText": "x",',
    /navigationBar/,
  ],
  [
    'a value of the wrong kind',
    `${detail}.json`,
    '"enablePullDownRefresh": true',
    '"enablePullDownRefresh": "true"',
    /enablePull/,
  ],
  ['broken JSON', `${detail}.json`, '{', '', /pages\/task\/index\.json/],
  [
    'a page that is not there',
    'app.json',
    '"pages/me/index"',
    '"pages/me/index", "pages/gone/index"',
    /没有文件 pages\/gone\/index\.wxml/,
  ],
  [
    'a page of a sub-package that is not there',
    'app.json',
    '"pages": ["detail", "attend"',
    '"pages": ["detail", "gone"',
    /没有文件 pages\/orders\/gone/,
  ],
  [
    'a tab outside the main package',
    'app.json',
    '"pagePath": "pages/me/index"',
    '"pagePath": "pages/orders/detail"',
    /标签页 pages\/orders\/detail/,
  ],
  [
    'a preload of an unknown package',
    'app.json',
    '"packages": ["sharing", "publisher"]',
    '"packages": ["sherry"]',
    /分包 sherry 不存在/,
  ],
  [
    'a purpose that WeChat would cut',
    'app.json',
    '用于按距离查找任务，以及您同意时到岗打卡',
    '用'.repeat(31),
    /desc/,
  ],
  [
    'a colour without its dark twin',
    'theme.json',
    /"dark": \{\s*"navBackground"/,
    '"dark": { "navGround"',
    /@navBackground 须同时有/,
  ],
  [
    'a tab icon that is not there',
    'theme.json',
    'tab-me-dark-normal',
    'tab-me-night-normal',
    /没有图片 images\/tab-me-night-normal/,
  ],
  [
    'a component that is not there',
    `${detail}.json`,
    '/components/pay-tag/index',
    '/components/paytag/index',
    /pay-tag 的路径/,
  ],
  [
    'a package component that is not there',
    `${detail}.json`,
    'button/button',
    'button/knob',
    /t-button 的路径/,
  ],
  ['a tag that nobody declared', `${detail}.wxml`, '<pay-tag', '<pay-tags', /<pay-tags> 没有/],
  [
    'a component that is declared for nothing',
    `${detail}.json`,
    '"skeleton"',
    '"unused": "/components/skeleton/index", "skeleton"',
    /unused 声明了/,
  ],
  [
    'an image that is not there',
    `${detail}.wxml`,
    '<page-shell>',
    '<page-shell><image src="/images/gone.png" />',
    /没有文件 \/images\/gone\.png/,
  ],
  [
    'an image from the network',
    `${detail}.wxml`,
    '<page-shell>',
    '<page-shell><image src="https://e.cn/a.png" />',
    /不能来自网络/,
  ],
])('finds %s', async (_what, file, from, to, problem) => {
  const found = await withFault(file, from, to, () => configProblems(root));
  expect(found).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
});

test('finds a value import that leaves the mini-program, and lets types pass', async () => {
  const found = await withFault(`${detail}.ts`, 'import type { TaskDetail }', 'import { TaskDetail }', () =>
    strayImports(root),
  );
  expect(found).toEqual([expect.stringContaining('shared/contract/tasks')]);
});

test.each([
  ['a missing end tag', `${detail}.wxml`, '</page-shell>', '', /wcc.*pages\/task\/index\.wxml/],
  [
    'a broken expression',
    `${detail}.wxml`,
    "{{state === 'loading'}}",
    '{{state === }}',
    /wcc.*pages\/task\/index\.wxml/,
  ],
  ['a missing bracket in a style', `${detail}.wxss`, '}', '', /wcsc.*pages\/task\/index\.wxss/],
  ['an imported style that is not there', 'app.wxss', 'theme.wxss', 'themes.wxss', /wcsc.*themes\.wxss/],
])('WeChat’s compiler refuses %s', async (_what, file, from, to, problem) => {
  const found = await withFault(file, from, to, () => compileProblems(root));
  expect(found).toEqual([expect.stringMatching(problem)]);
});

describe('what WeChat’s own npm build takes in', () => {
  const problemsWith = (packNpmRelationList: readonly object[]) => {
    const file = join(root, '..', `${basename(root)}-npm.json`);
    writeFileSync(file, JSON.stringify({ setting: { packNpmManually: true, packNpmRelationList } }));
    try {
      return npmProblems(file);
    } finally {
      rmSync(file);
    }
  };

  test('is nothing of the backend’s', () => {
    expect(npmProblems('project.config.json')).toEqual([]);
    const backend = { packageJsonPath: './package.json', miniprogramNpmDistDir: './miniprogram/' };
    expect(problemsWith([backend])).toEqual([
      'project.config.json：packNpmRelationList 不应指向 ./package.json',
    ]);
  });
});

describe('what is uploaded', () => {
  const project = (ignore: readonly object[]) => {
    const file = join(root, '..', `${basename(root)}.json`);
    writeFileSync(file, JSON.stringify({ packOptions: { ignore, include: [] } }));
    return file;
  };
  const problemsWith = (ignore: readonly object[]) => {
    const file = project(ignore);
    try {
      return packProblems(root, file);
    } finally {
      rmSync(file);
    }
  };
  const component = 'components/pay-tag/index';

  test('is everything but the tests', () => {
    expect(packProblems(root, 'project.config.json')).toEqual([]);
  });

  test('may hold no test', () => {
    expect(problemsWith([])).toContain(
      `project.config.json：packOptions.ignore 须排除测试 ${component}.test.ts`,
    );
  });

  test('may lack nothing else', () => {
    expect(problemsWith([{ type: 'suffix', value: '.ts' }])).toContain(
      `project.config.json：packOptions.ignore 不应排除 ${component}.ts`,
    );
  });
});
