import { canvasNode } from '../canvas';
import { isJsdom } from '../dom';
import { type Builtin, flag, mark, number, text } from './define';

const image: Builtin = {
  properties: {
    src: text(),
    mode: text('scaleToFill'),
    lazyLoad: flag(),
    webp: flag(),
    showMenuByLongpress: flag(),
    fadeIn: flag(),
    forceHttps: flag(),
    referrerPolicy: text(),
  },
  attach(node, host) {
    const picture = node.element.querySelector('img');
    if (!picture) return undefined;
    picture.draggable = false;
    picture.addEventListener('load', () =>
      node.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight }),
    );
    picture.addEventListener('error', () => {
      host.journal.problem(`${node.owner}：图片没有加载成功：${node.properties.src}`);
      node.emit('error', { errMsg: `GET ${node.properties.src} fail` });
    });
    let shown = '';
    return {
      changed({ src, mode, lazyLoad, ariaLabel }) {
        mark(node.element, 'mode', mode);
        picture.alt = ariaLabel || '';
        picture.loading = lazyLoad ? 'lazy' : 'eager';
        if (src === shown) return;
        shown = src;
        const url = host.files.url(src, node.owner);
        if (url) picture.src = url;
        else picture.removeAttribute('src');
      },
    };
  },
};

const canvas: Builtin = {
  properties: { type: text(), canvasId: text(), disableScroll: flag(), width: number(), height: number() },
  attach(node, host) {
    const element = node.element.querySelector('canvas');
    if (!element) return undefined;
    if (node.properties.type !== '2d') host.journal.problem(`${node.owner}：canvas 请使用 type="2d"`);
    const { width, height } = node.element.getBoundingClientRect();
    if (!isJsdom()) Object.assign(element, { width: Math.round(width), height: Math.round(height) });
    canvasNode(element, host.files);
    return undefined;
  },
};

export const mediaBuiltins: Readonly<Record<string, Builtin>> = { image, 'cover-image': image, canvas };
