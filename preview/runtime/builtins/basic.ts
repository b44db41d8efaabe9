import { h } from '../dom';
import { anything, type Builtin, flag, mark, number, text } from './define';
import { hoverProperties, showHover } from './hover';
import { map } from './map';

const view: Builtin = {
  properties: hoverProperties('none', 50, 400),
  attach: (node) => ({ detached: showHover(node) }),
};

const textBuiltin: Builtin = {
  properties: {
    userSelect: flag(),
    selectable: flag(),
    space: text(),
    decode: flag(),
    overflow: text(),
    maxLines: number(),
  },
  attach: ({ element }) => ({
    changed: ({ userSelect, selectable }) => mark(element, 'user-select', userSelect || selectable),
  }),
};

const icon: Builtin = {
  properties: { type: text(), size: anything(23), color: text() },
  attach: (node) => ({
    changed({ type, size, color }) {
      const glyph = node.element.querySelector('i');
      if (!glyph) return;
      glyph.dataset.type = type;
      const px = typeof size === 'number' || /^\d+$/.test(size) ? `${size}px` : size;
      glyph.setAttribute('style', `font-size:${px};${color ? `color:${color}` : ''}`);
    },
  }),
};

/** A label's tap goes to the control inside it, or to the one named by `for`. */
const label: Builtin = {
  properties: { for: text() },
  attach(node, host) {
    node.onEvent('tap', () => {
      const named = node.properties.for
        ? node.component.ownerShadowRoot?.querySelector(`#${node.properties.for}`)?.getBackendElement()
        : undefined;
      host.router.controls.press((named as HTMLElement | undefined) ?? node.element);
    });
    return undefined;
  },
};

interface RichNode {
  readonly type?: string;
  readonly name?: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, string>>;
  readonly children?: readonly RichNode[];
}

const richElement = ({
  type,
  name = 'span',
  text: content = '',
  attrs = {},
  children = [],
}: RichNode): globalThis.Node =>
  type === 'text' ? document.createTextNode(content) : h(name as 'span', attrs, ...children.map(richElement));

const richText: Builtin = {
  properties: { nodes: anything(''), space: text(), userSelect: flag() },
  attach: ({ element }) => ({
    changed({ nodes }) {
      if (typeof nodes !== 'string')
        return element.replaceChildren(...((nodes ?? []) as RichNode[]).map(richElement));
      const parsed = new DOMParser().parseFromString(nodes, 'text/html');
      // WeChat knows no scripts and no events in rich text.
      for (const script of parsed.querySelectorAll('script, iframe, style')) script.remove();
      for (const each of parsed.querySelectorAll('*')) {
        for (const { name } of [...each.attributes]) if (name.startsWith('on')) each.removeAttribute(name);
      }
      element.replaceChildren(...parsed.body.childNodes);
    },
  }),
};

const progress: Builtin = {
  properties: {
    percent: number(),
    showInfo: flag(),
    strokeWidth: anything(6),
    activeColor: text('#09BB07'),
    color: text(),
    backgroundColor: text('#EBEBEB'),
    active: flag(),
    borderRadius: anything(0),
    fontSize: anything(16),
  },
  attach: ({ element }) => ({
    changed({ percent, showInfo, strokeWidth, activeColor, color, backgroundColor, borderRadius }) {
      const [bar, fill] = element.querySelectorAll<HTMLElement>('.wx-progress-bar, .wx-progress-fill');
      const width = `${Math.min(100, Math.max(0, percent))}%`;
      bar?.setAttribute(
        'style',
        `height:${Number(strokeWidth)}px;background:${backgroundColor};border-radius:${borderRadius}px`,
      );
      fill?.setAttribute('style', `width:${width};background:${color || activeColor}`);
      element.setAttribute('role', 'progressbar');
      mark(element, 'data-info', showInfo ? width : '');
    },
  }),
};

/** Moves its content above everything else of the page. */
const rootPortal: Builtin = {
  properties: { enable: flag(true) },
  attach({ element, properties }) {
    if (!properties.enable) return undefined;
    const place = document.createComment('root-portal');
    const view = element.closest('.mp-view');
    const page = element.closest('[data-page]')?.getAttribute('data-page') ?? '';
    element.replaceWith(place);
    const portal = h('div', { class: 'mp-portal', 'data-page': page }, element);
    view?.append(portal);
    return {
      detached() {
        portal.remove();
        place.remove();
      },
    };
  },
};

const pageMeta: Builtin = {
  properties: {
    pageStyle: text(),
    rootFontSize: text(),
    pageFontSize: text(),
    backgroundColor: text(),
    rootBackgroundColor: text(),
    backgroundTextStyle: text(),
    scrollTop: text(),
  },
  attach: (node, host) => ({
    changed({ pageStyle, rootFontSize, pageFontSize, backgroundColor }) {
      const page = node.element.closest<HTMLElement>('wx-page');
      const size = (value: string) => (value === 'system' ? `${host.settings.value.fontSize}px` : value);
      const rules = [
        pageStyle,
        pageFontSize && `font-size:${size(pageFontSize)}`,
        backgroundColor && `background-color:${backgroundColor}`,
      ];
      page?.setAttribute('style', rules.filter(Boolean).join(';'));
      if (rootFontSize) document.documentElement.style.fontSize = size(rootFontSize);
    },
  }),
};

export const basicBuiltins: Readonly<Record<string, Builtin>> = {
  view,
  text: textBuiltin,
  'cover-view': view,
  icon,
  label,
  map,
  progress,
  'rich-text': richText,
  'root-portal': rootPortal,
  'page-meta': pageMeta,
  'match-media': {
    properties: { minWidth: number(), maxWidth: number(), width: number(), orientation: text() },
  },
  'navigation-bar': {
    properties: { title: text(), frontColor: text(), backgroundColor: text(), loading: flag() },
  },
  'open-data': { properties: { type: text() } },
  'web-view': { properties: { src: text() } },
  video: { properties: { src: text(), poster: text(), controls: flag(true), autoplay: flag() } },
};
