import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import postcss, { type AtRule, type Root } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { webUnits } from '../units';

interface Style {
  readonly file: string;
  readonly root: string;
  /** Prefix of classes (an isolated component). */
  readonly scope?: string | undefined;
  /** The page to which the sheet is limited. */
  readonly page?: string | undefined;
}

/** The sheet with its imports in place; an import that was already taken in is left out, as in WeChat. */
function inlined(file: string, root: string, problems: string[], seen = new Set<string>()): Root {
  seen.add(file);
  const sheet = postcss.parse(readFileSync(file, 'utf8'), { from: file });
  sheet.walkAtRules('import', (rule) => {
    const [, url = ''] = /['"](.+?)['"]/.exec(rule.params) ?? [];
    const wanted = url.startsWith('/') ? join(root, url) : resolve(dirname(file), url);
    if (!existsSync(wanted)) {
      problems.push(`${relative(root, file)}：@import 的文件不存在：${url}`);
      rule.remove();
    } else if (seen.has(wanted)) rule.remove();
    else rule.replaceWith(inlined(wanted, root, problems, seen).nodes);
  });
  return sheet;
}

const pageMark = (page: string) => `:where([data-page="${page}"])`;

/** Rewrites selectors: tags to `wx-…`, classes to their scope, `:host`, and the limits of a page's sheet. */
function selectors({ scope, page }: Style): (selector: string) => string {
  const transform = selectorParser((all) => {
    all.each((selector) => {
      let aboutPage = false;
      selector.walkTags((tag) => {
        if (tag.value === 'page') aboutPage = true;
        if (!/^(?:wx-|from$|to$)/.test(tag.value)) tag.value = `wx-${tag.value}`;
      });
      if (scope) {
        selector.walkClasses((name) => {
          name.value = `${scope}--${name.value}`;
        });
      }
      selector.walkPseudos((pseudo) => {
        if (pseudo.value !== ':host') return;
        pseudo.replaceWith(selectorParser.pseudo({ value: `[wx-host="${scope ?? ''}"]` }));
      });
      if (!page) return;
      if (!aboutPage) selector.prepend(selectorParser.pseudo({ value: `${pageMark(page)} ` }));
      else {
        selector.walkTags((tag) => {
          if (tag.value === 'wx-page') tag.value = `wx-page${pageMark(page)}`;
        });
      }
    });
  });
  return (selector) => transform.processSync(selector);
}

const inKeyframes = (parent: unknown) => /keyframes$/.test((parent as AtRule | undefined)?.name ?? '');

/** The theme is the frame's to choose, so a query for it becomes a mark on the document. */
function themeByMark(sheet: Root): void {
  sheet.walkAtRules('media', (rule) => {
    const [, theme] = /^\s*\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)\s*$/.exec(rule.params) ?? [];
    if (!theme) return;
    rule.walkRules((inner) => {
      if (inKeyframes(inner.parent)) return;
      inner.selectors = inner.selectors.map((selector) => `:where(html[data-theme="${theme}"]) ${selector}`);
    });
    rule.replaceWith(rule.nodes ?? []);
  });
}

function checkOwn(sheet: Root, name: string): string[] {
  const problems: string[] = [];
  sheet.walkRules((rule) => {
    if (!inKeyframes(rule.parent) && /#[A-Za-z_]/.test(rule.selector)) {
      problems.push(`${name}：预览不支持 id 选择器，请改用类：${rule.selector}`);
    }
  });
  sheet.walkDecls((declaration) => {
    const [, url] = /url\(\s*['"]?([^'")]+)/.exec(declaration.value) ?? [];
    if (url && !url.startsWith('data:')) {
      problems.push(`${name}：WXSS 只能用 data: 图片与字体，不能用 ${url}`);
    }
  });
  return problems;
}

/** One WXSS file as CSS. Own files are checked for what WeChat or this project does not take. */
export function compileStyle(style: Style, own: boolean, problems: string[]): string {
  const sheet = inlined(style.file, style.root, problems);
  const name = relative(style.root, style.file);
  if (own) problems.push(...checkOwn(sheet, name));
  // A font from the network is not on this laptop.
  sheet.walkAtRules('font-face', (rule) => {
    if (/url\(\s*['"]?(?:https?:)?\/\//.test(rule.toString())) rule.remove();
  });
  sheet.walkDecls((declaration) => {
    declaration.value = webUnits(declaration.value);
  });
  const rewrite = selectors(style);
  sheet.walkRules((rule) => {
    if (!inKeyframes(rule.parent)) rule.selector = rewrite(rule.selector);
  });
  themeByMark(sheet);
  return `/* ${name} */\n${sheet.toString()}\n`;
}
