import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildMiniProgram } from './build-mini-program';

/** The fixture with one file changed (or, without text, gone). */
async function problemsWith(file: string, change?: (text: string) => string): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'mini-'));
  const broken = join(root, 'preview/fixture');
  try {
    cpSync('preview/fixture', broken, { recursive: true });
    const path = join(broken, file);
    if (change) writeFileSync(path, change(readFileSync(path, 'utf8')));
    else rmSync(path);
    // Packages are looked for upwards from the folder.
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    await buildMiniProgram({ root: broken });
    return '';
  } catch (error) {
    return (error as Error).message;
  } finally {
    rmSync(root, { recursive: true });
  }
}

const page = 'pages/me/index';

describe('building a mini-program for the preview', () => {
  it('builds the fixture', async () => {
    const { scanned, style } = await buildMiniProgram({ root: 'preview/fixture' });
    expect(scanned.pages).toHaveLength(5);
    expect(style).toContain('wx-page:where([data-page="pages/list/index"])');
    expect(style).toContain(':where(html[data-theme="dark"])');
  });

  it.each([
    ['a page without a template', `${page}.wxml`, undefined, '页面 pages/me/index 缺少 .wxml 文件'],
    ['a missing end tag', `${page}.wxml`, (text: string) => `${text}<view>`, `${page}.wxml:`],
    ['an unknown component', `${page}.wxml`, (text: string) => `${text}<my-thing />`, '未知组件 <my-thing>'],
    [
      'a call of a method',
      `${page}.wxml`,
      (text: string) => `${text}{{theme.trim()}}`,
      '不能调用 theme.trim',
    ],
    [
      'a missing picture',
      `${page}.wxml`,
      (text: string) => `${text}<image src="/images/no.png" />`,
      '没有图片',
    ],
    [
      'a value import from outside',
      `${page}.ts`,
      (text: string) => `import { x } from '../../../outside';\nx();\n${text}`,
      '小程序目录之外',
    ],
    [
      'an unknown package',
      `${page}.ts`,
      (text: string) => `import { x } from 'zod';\nx();\n${text}`,
      '没有小程序 npm 包 zod',
    ],
    [
      'a style that is not there',
      'app.wxss',
      (text: string) => `@import './no.wxss';\n${text}`,
      '@import 的文件不存在',
    ],
    [
      'a local picture in a style',
      'app.wxss',
      (text: string) => `${text}\n.a { background: url(/images/dot.png); }`,
      'WXSS 只能用 data:',
    ],
    [
      'a tab that is no page',
      'app.json',
      (text: string) => text.replace('"pagePath": "pages/me/index"', '"pagePath": "pages/no"'),
      '标签页 pages/no',
    ],
  ] as const)('refuses %s', async (_name, file, change, expected) => {
    expect(await problemsWith(file, change)).toContain(expected);
  });
});
