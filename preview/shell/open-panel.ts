import { h } from '../runtime/dom';
import type { SharedCard } from '../runtime/journal';
import type { Frame } from './frame';
import { action, field, panel, select } from './panel';
import type { Person } from './people-panel';

const scenes = [
  ['1001', '从最近使用打开（1001）'],
  ['1007', '好友的分享卡片（1007）'],
  ['1008', '群里的分享卡片（1008）'],
  ['1047', '扫小程序码（1047）'],
  ['1014', '订阅消息（1014）'],
  ['1154', '朋友圈单页（1154）'],
] as const;

/** Opens any page the way somebody would come to it. */
export function openPanel(frame: Frame): HTMLElement {
  const page = select('页面', []);
  const query = field('参数', '');
  query.input.placeholder = '如 id=…；小程序码填 scene=…';
  const scene = select('来自', scenes);
  frame.onChange(() => {
    if (page.list.options.length > 0 || frame.pages.length === 0) return;
    page.list.append(...frame.pages.map((path) => h('option', { value: path }, path)));
  });
  const open = () => {
    const search = query.input.value.trim().replace(/^\?/, '');
    frame.reload({
      open: `${page.list.value}${search ? `?${search}` : ''}`,
      scene: Number(scene.list.value),
    });
  };
  return panel(
    '从别处打开',
    '卡片、小程序码、朋友圈',
    page.element,
    query.element,
    scene.element,
    action('打开', open),
  );
}

function cardElement(card: SharedCard, frame: Frame, people: readonly Person[]): HTMLElement {
  const sender = people.find(({ key }) => key === card.person)?.legalName ?? card.person;
  const others = people.filter(({ key }) => key !== card.person);
  const who = select(
    '打开的人',
    others.map(({ key, legalName }) => [key, legalName] as const),
  );
  const moments = card.kind === 'moments';
  const picture = card.imageUrl
    ? h('img', { src: card.imageUrl, alt: '' })
    : h('div', { class: 'no-picture' }, '默认截图');
  return h(
    'article',
    { class: 'card' },
    picture,
    h(
      'div',
      {},
      h('b', {}, card.title),
      h('small', {}, `${sender} ${moments ? '发到朋友圈' : '转发'} · ${card.path}`),
      h(
        'div',
        { class: 'buttons' },
        who.list,
        action(
          '以此人打开',
          () => frame.handTo(who.list.value, { open: card.path, scene: moments ? 1154 : 1007 }),
          'primary',
        ),
      ),
    ),
  );
}

/** Cards that left the phone; each can be opened by somebody else. */
export function cardsPanel(frame: Frame, people: readonly Person[]): HTMLElement {
  const list = h('div', {
    class: 'list',
    'data-empty': '还没有分享。在小程序里点「分享」或右上角 ••• 试试。',
  });
  frame.onEntry((entry) => {
    if (entry.kind === 'share') list.prepend(cardElement(entry.card, frame, people));
  });
  return panel('分享出去的卡片', '换个人打开，看看来自谁', list);
}
