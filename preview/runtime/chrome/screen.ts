import type { WindowConfig } from '../../mini-program';
import { h, press } from '../dom';
import { type Host, isSinglePage, themed } from '../host';

/** Status bar and navigation bar of the phone that is played, px. */
export const statusBarPx = 44;
export const navigationBarPx = 44;
const homeBarPx = 34;

/** What WeChat draws around the pages. */
export interface Screen {
  readonly element: HTMLElement;
  /** Pages are put here. */
  readonly views: HTMLElement;
  /** Shows the bars that belong to a page. */
  update(page: {
    readonly path: string;
    readonly config: WindowConfig;
    readonly depth: number;
    readonly isTab: boolean;
  }): void;
  title(text: string): void;
  colors(front: string, back: string): void;
  loading(on: boolean): void;
  home(visible: boolean): void;
  badge(index: number, text: string | undefined): void;
  viewport(): { readonly width: number; readonly height: number };
  capsule(): {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
    readonly width: number;
    readonly height: number;
  };
}

interface Actions {
  back(): void;
  home(): void;
  menu(): void;
  /** Leaves the single page of Moments for the mini-program. */
  enter(): void;
  tab(index: number): void;
}

function tabBar(host: Host, actions: Actions) {
  const { tabBar: config } = host.program.app;
  const list = config?.list ?? [];
  const items = list.map(({ text }, index) => {
    const button = press('', 'mp-tab', () => actions.tab(index));
    button.append(h('img', { alt: '' }), h('span', {}, text));
    button.setAttribute('role', 'tab');
    return button;
  });
  const element = h('nav', { class: 'mp-tabbar', role: 'tablist' }, ...items);
  const update = (path: string) => {
    element.style.background = themed(host, config?.backgroundColor) ?? '#fff';
    items.forEach((item, index) => {
      const tab = list[index];
      const chosen = tab?.pagePath === path;
      const icon = themed(host, chosen ? tab?.selectedIconPath : tab?.iconPath);
      const picture = item.querySelector('img');
      if (picture && icon) picture.src = `${host.environment.assets}/${icon}`;
      if (picture) picture.hidden = !icon;
      item.style.color = themed(host, chosen ? config?.selectedColor : config?.color) ?? '';
      item.setAttribute('aria-selected', String(chosen));
    });
  };
  const badge = (index: number, text: string | undefined) => {
    items[index]?.querySelector('b')?.remove();
    if (text !== undefined) items[index]?.append(h('b', { class: text ? '' : 'mp-dot' }, text));
  };
  return { element, update, badge };
}

function navigation(actions: Actions) {
  const title = h('span', { class: 'mp-title' });
  const back = press('', 'mp-back', actions.back);
  back.setAttribute('aria-label', '返回');
  const home = press('', 'mp-home', actions.home);
  home.setAttribute('aria-label', '首页');
  const spinner = h('i', { class: 'mp-spinner', hidden: '' });
  const bar = h(
    'header',
    { class: 'mp-nav' },
    back,
    home,
    h('div', { class: 'mp-nav-middle' }, spinner, title),
  );
  const dots = press('', 'mp-capsule-dots', actions.menu);
  dots.setAttribute('aria-label', '更多');
  const capsule = h(
    'div',
    { class: 'mp-capsule' },
    dots,
    h('i', { class: 'mp-capsule-ring', 'aria-hidden': 'true' }),
  );
  return { title, back, home, spinner, bar, capsule };
}

export function createScreen(host: Host, actions: Actions): Screen {
  const parts = navigation(actions);
  const tabs = tabBar(host, actions);
  const views = h('main', { class: 'mp-views' });
  const status = h('div', { class: 'mp-status', 'aria-hidden': 'true' }, h('b', {}, '9:41'), h('i'));
  const enter = h(
    'div',
    { class: 'mp-enter', hidden: '' },
    press('前往小程序', 'mp-enter-button', actions.enter),
  );
  const element = h(
    'div',
    { class: 'mp-screen' },
    parts.bar,
    views,
    tabs.element,
    enter,
    status,
    parts.capsule,
  );
  const colors = (front: string, back: string) => {
    element.style.setProperty('--nav-front', front);
    element.style.setProperty('--nav-back', back);
  };
  return {
    element,
    views,
    colors,
    title(text) {
      parts.title.textContent = text;
    },
    loading(on) {
      parts.spinner.hidden = !on;
    },
    home(visible) {
      parts.home.hidden = !visible;
    },
    badge: tabs.badge,
    update({ path, config, depth, isTab }) {
      const single = isSinglePage(host);
      const dark = themed(host, config.navigationBarTextStyle) === 'white';
      colors(dark ? '#fff' : '#000', themed(host, config.navigationBarBackgroundColor) ?? '#fff');
      parts.title.textContent = config.navigationBarTitleText ?? '';
      element.classList.toggle('mp-custom', config.navigationStyle === 'custom' && !single);
      element.style.background = themed(host, config.backgroundColor) ?? '';
      parts.back.hidden = depth <= 1;
      const first = host.program.pages[0];
      parts.home.hidden = single || depth > 1 || isTab || path === first;
      parts.capsule.hidden = single;
      tabs.element.hidden = !isTab || single;
      enter.hidden = !single;
      element.style.setProperty('--safe-bottom', isTab || single ? '0px' : `${homeBarPx}px`);
      tabs.update(path);
    },
    viewport: () => {
      const { clientWidth, clientHeight } = views;
      return {
        width: clientWidth || innerWidth,
        height: clientHeight || innerHeight - statusBarPx - navigationBarPx,
      };
    },
    capsule: () => {
      const top = statusBarPx + 6;
      const right = innerWidth - 7;
      return { left: right - 87, right, top, bottom: top + 32, width: 87, height: 32 };
    },
  };
}
