import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import { builtinPath, builtinTemplates, fallbackName } from '../builtin-templates';
import type { Locator } from './locate';
import { isOwn, type Source } from './scan';

/** In WXS `x.constructor` is the *name* of the type; the runtime answers it as `__wxsType`. */
const plainScript = (wxs: string) =>
  wxs
    .replace(/\.constructor\b/g, '.__wxsType')
    .replace(/require\(\s*(['"])(.+?)\.wxs\1\s*\)/g, "require('$2')");

const plainInlineScripts = (wxml: string) =>
  wxml.replace(
    /(<wxs\b[^>]*[^/]>)([\s\S]*?)(<\/wxs>)/g,
    (_, open: string, code: string, close: string) => `${open}${plainScript(code)}${close}`,
  );

interface Warning {
  readonly isError: boolean;
  readonly message: string;
  readonly startLine: number;
  readonly startColumn: number;
}

/** Tags that are syntax, not components. */
const syntax = new Set(['block', 'slot', 'template', 'import', 'include', 'wxs']);

const withoutScripts = (wxml: string) =>
  wxml.replace(/<!--[\s\S]*?-->/g, '').replace(/<wxs\b[\s\S]*?<\/wxs>/g, '');

/** Tags in a template that WeChat would silently show as an empty view, and images that are not there. */
function checkTemplate(at: Locator, source: Source, wxml: string): string[] {
  const known = { ...source.config.usingComponents, ...source.config.componentGenerics };
  const text = withoutScripts(wxml);
  const bare = text.replace(/\{\{[\s\S]*?\}\}/g, '').replace(/"[^"]*"|'[^']*'/g, '""');
  const tags = [...new Set([...bare.matchAll(/<([a-zA-Z][\w-]*)/g)].map(([, tag]) => tag ?? ''))];
  const unknown = tags.filter((tag) => !syntax.has(tag) && !(tag in builtinTemplates) && !(tag in known));
  const modules = new Set([...wxml.matchAll(/<wxs\b[^>]*\bmodule="(\w+)"/g)].map(([, name]) => name));
  const code = [...text.matchAll(/\{\{([\s\S]*?)\}\}/g)].map(([, inner = '']) =>
    inner.replace(/'[^']*'|"[^"]*"/g, "''"),
  );
  const calls = code.flatMap((inner) => [...inner.matchAll(/([\w$]+)(?:\.[\w$]+)*\(/g)]);
  const images = [...text.matchAll(/<image\b[^>]*?\bsrc="(\/[^"{]+)"/g)].map(([, src]) => src ?? '');
  return [
    ...unknown.map((tag) => `${source.path}.wxml：未知组件 <${tag}>，请在 usingComponents 中声明`),
    ...calls
      .filter(([, name = '']) => !modules.has(name))
      .map(([call]) => `${source.path}.wxml：模板里只能调用 WXS 的函数，不能调用 ${call.slice(0, -1)}`),
    ...images
      .filter((src) => !existsSync(at.file(src.slice(1))))
      .map((src) => `${source.path}.wxml：没有图片 ${src}`),
  ];
}

class Templates {
  readonly problems: string[] = [];
  private readonly group = new TmplGroup();
  private readonly done = new Set<string>();

  constructor(private readonly at: Locator) {}

  add(path: string, wxml: string): void {
    if (this.done.has(path)) return;
    this.done.add(path);
    const warnings = (this.group.addTmpl(path, plainInlineScripts(wxml)) ?? []) as Warning[];
    for (const { isError, message, startLine, startColumn } of warnings) {
      // The compiler calls a missing end tag a warning.
      if (isError || isOwn(path)) this.problems.push(`${path}.wxml:${startLine}:${startColumn}：${message}`);
    }
    for (const used of this.group.getDirectDependencies(path) as string[]) {
      const text = this.read(used, '.wxml', path);
      if (text !== undefined) this.add(used, text);
    }
    for (const used of this.group.getScriptDependencies(path) as string[]) this.addScript(used, path);
  }

  private addScript(path: string, from: string): void {
    if (this.done.has(`${path}.wxs`)) return;
    this.done.add(`${path}.wxs`);
    const text = this.read(path, '.wxs', from);
    if (text === undefined) return;
    const script = plainScript(text);
    for (const [, used = ''] of script.matchAll(/require\('(.+?)'\)/g)) {
      this.addScript(posix.join(posix.dirname(path), used), path);
    }
    this.group.addScript(path, script);
  }

  private read(path: string, extension: string, from: string): string | undefined {
    const file = `${this.at.file(path)}${extension}`;
    if (existsSync(file)) return readFileSync(file, 'utf8');
    this.problems.push(`${from}.wxml：没有文件 ${path}${extension}`);
    return undefined;
  }

  finish(): string {
    const code = this.group.getTmplGenObjectGroups();
    this.group.free();
    return code;
  }
}

/** WXML and WXS as one JavaScript expression, by WeChat's own compiler. */
export function compileTemplates(
  at: Locator,
  sources: readonly Source[],
): { code: string; problems: string[] } {
  const templates = new Templates(at);
  const checks: string[] = [];
  for (const [name, wxml] of Object.entries(builtinTemplates)) templates.add(builtinPath(name), wxml);
  templates.add(builtinPath(fallbackName), '<slot/>');
  for (const source of sources) {
    const wxml = readFileSync(source.template, 'utf8');
    if (source.own) checks.push(...checkTemplate(at, source, wxml));
    templates.add(source.path, wxml);
  }
  return { code: templates.finish(), problems: [...templates.problems, ...checks] };
}

/** One template by itself, as a JavaScript expression. */
export function compileTemplate(path: string, wxml: string): string {
  const group = new TmplGroup();
  group.addTmpl(path, wxml);
  const code = group.getTmplGenObjectGroups();
  group.free();
  return code;
}
