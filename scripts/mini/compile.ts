import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** WeChat's own compilers for templates (wcc) and styles (wcsc), as the npm package ships them per platform. */
const folders: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'mac', win32: 'windows' };
const maxOutputBytes = 64 * 1_024 * 1_024;

function compiler(name: 'wcc' | 'wcsc'): string {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const folder = folders[process.platform] ?? 'linux';
  const file = resolve('node_modules/miniprogram-compiler/bin', folder, name + ending);
  chmodSync(file, 0o755);
  return file;
}

/** What the compiler says about the files; empty when it takes them all. */
function run(name: 'wcc' | 'wcsc', root: string, args: readonly string[]): string[] {
  const { status, stderr, error } = spawnSync(compiler(name), args, { cwd: root, maxBuffer: maxOutputBytes });
  if (error) return [`${name} 没有运行：${error.message}`];
  const said = stderr.toString().trim();
  return status === 0 && said === '' ? [] : [`${name}（${status}）：${said}`];
}

interface ComponentConfig {
  readonly usingComponents?: Readonly<Record<string, string>>;
}

/** Tag names per template, in wcc's own notation: how many files, then each file with the count of its tags. */
function componentTags(root: string, templates: readonly string[]): string {
  const lines = templates.flatMap((template) => {
    const config = join(root, template.replace(/\.wxml$/, '.json'));
    if (!existsSync(config)) return [];
    const { usingComponents = {} } = JSON.parse(readFileSync(config, 'utf8')) as ComponentConfig;
    const tags = Object.keys(usingComponents);
    return tags.length === 0 ? [] : [[template, tags.length, ...tags].join(' ')];
  });
  return [lines.length, ...lines].join(' ');
}

/**
 * Runs WeChat's compilers over every template and style of a mini-program, its packages in miniprogram_npm
 * included; answers what they refuse.
 */
export async function compileProblems(root: string): Promise<string[]> {
  const files = (await readdir(root, { recursive: true })).map((file) => file.replaceAll('\\', '/')).sort();
  const ending = (text: string) => files.filter((file) => file.endsWith(text));
  const templates = ending('.wxml');
  const styles = ending('.wxss').filter((file) => file !== 'app.wxss');
  return [
    ...run('wcc', root, [
      '-d',
      '-cc',
      componentTags(root, templates),
      ...templates,
      ...ending('.wxs'),
      '-gn',
      '$gwx',
    ]),
    ...run('wcsc', root, ['-lc', '-db', '-pc', String(styles.length), ...styles, 'app.wxss']),
  ];
}
