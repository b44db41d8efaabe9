import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** WeChat's own tags (developers.weixin.qq.com/miniprogram/dev/component), and what templates are made of. */
const builtIn = new Set(
  `ad ad-custom audio block button camera canvas channel-live channel-video checkbox checkbox-group cover-image
  cover-view editor form grid-view icon image import include input label list-view live-player live-pusher map
  match-media movable-area movable-view navigation-bar navigator official-account open-data page-container
  page-meta picker picker-view picker-view-column progress radio radio-group rich-text root-portal scroll-view
  selection share-element slider slot snapshot span sticky-header sticky-section swiper swiper-item switch
  template text textarea video view voip-room web-view wxs`.split(/\s+/),
);

const comment = /<!--[\s\S]*?-->/g;
const tagName = /<([a-z][\w-]*)/g;
/** Values without an expression: what they name must be there. */
const source = /<(import|include|wxs|image|cover-image)\b[^>]*?\ssrc="([^"{]+)"/g;
const imagePath = /["'](\/[\w/-]+\.(?:png|jpe?g|gif|svg|webp))["']/g;

const fileAt = (root: string, from: string, to: string): string =>
  join(root, to.startsWith('/') ? to : posix.join(posix.dirname(from), to));

/**
 * Tags that nobody declared (WeChat shows nothing in their place), components that are declared and never
 * used, and files that a template or its script names and that are not there.
 */
export function templateProblems(
  root: string,
  file: string,
  declared: Readonly<Record<string, string>>,
): string[] {
  const text = readFileSync(join(root, file), 'utf8').replace(comment, '');
  const script = join(root, file.replace(/\.wxml$/, '.ts'));
  const code = existsSync(script) ? readFileSync(script, 'utf8') : '';
  const tags = new Set([...text.matchAll(tagName)].map(([, name = '']) => name));
  const problems: string[] = [];
  for (const tag of tags)
    if (!builtIn.has(tag) && !(tag in declared))
      problems.push(`${file}：<${tag}> 没有在 usingComponents 中声明`);
  for (const tag of Object.keys(declared))
    if (!tags.has(tag)) problems.push(`${file}：组件 ${tag} 声明了却没有用到`);
  for (const [, , to = ''] of text.matchAll(source))
    if (/^https?:/.test(to)) problems.push(`${file}：图片须随包发布，不能来自网络：${to}`);
    else if (!existsSync(fileAt(root, file, to))) problems.push(`${file}：没有文件 ${to}`);
  for (const [, to = ''] of `${text}\n${code}`.matchAll(imagePath))
    if (!existsSync(join(root, to))) problems.push(`${file}：没有图片 ${to}`);
  return problems;
}
