import { clustersOf } from '../../shared/domain/text/clusters';
import { h } from '../runtime/dom';
import type { Frame } from './frame';
import { action, ask, choices, field, noted, panel, select } from './panel';

export interface Person {
  readonly key: string;
  readonly legalName: string;
  readonly nickname: string;
  readonly city: string;
  readonly note: string;
  readonly position: { readonly longitude: number; readonly latitude: number };
}

export function peoplePanel(frame: Frame, people: readonly Person[]): HTMLElement {
  const cards = people.map(({ key, legalName, nickname, note }) => {
    const card = h(
      'button',
      { type: 'button', class: 'person', 'data-person': key },
      h('i', { 'aria-hidden': 'true' }, clustersOf(legalName).at(-1)),
      h('span', {}, h('b', {}, legalName), h('small', {}, `${nickname} · ${note}`)),
    );
    card.addEventListener('click', () => frame.handTo(key));
    return card;
  });
  const grant = noted(async () => {
    const accountId = frame.accountId();
    if (!accountId) throw new Error('请先在小程序里登录');
    const { done } = await ask<{ done: string }>('/local/role', {
      change: 'grant',
      role: 'publisher',
      verification: 'person',
      accountId,
    });
    return done;
  });
  frame.onChange(() => {
    for (const card of cards) {
      card.setAttribute('aria-pressed', String(card.dataset.person === frame.settings.person));
    }
  });
  return panel(
    '谁在用',
    '换人即换一部全新、未登录的手机',
    h('div', { class: 'people' }, ...cards),
    h(
      'div',
      { class: 'buttons' },
      action('授予发布方', grant.run),
      action('重新启动小程序', () => frame.reload()),
    ),
    grant.note,
  );
}

const permissions = { ask: '询问', granted: '允许', refused: '拒绝' } as const;

export function placePanel(frame: Frame, people: readonly Person[]): HTMLElement {
  const spots = people.map(
    ({ key, legalName, position }) =>
      [`${position.latitude},${position.longitude}`, `${legalName}（${key}）`] as const,
  );
  const preset = select('地点', [['', '选择某人的位置'], ...spots]);
  const latitude = field('纬度', '', 'number');
  const longitude = field('经度', '', 'number');
  const permission = choices('位置权限', permissions, (location) => frame.change({ location }));
  preset.list.addEventListener('change', () => {
    const [lat, lng] = preset.list.value.split(',').map(Number);
    if (lat !== undefined && lng !== undefined) frame.change({ latitude: lat, longitude: lng });
  });
  const typed = () =>
    frame.change({ latitude: Number(latitude.input.value), longitude: Number(longitude.input.value) });
  for (const { input } of [latitude, longitude]) input.addEventListener('change', typed);
  frame.onChange(() => {
    latitude.input.value = String(frame.settings.latitude);
    longitude.input.value = String(frame.settings.longitude);
    permission.show(frame.settings.location);
  });
  return panel(
    '在哪里',
    'gcj02 坐标',
    preset.element,
    latitude.element,
    longitude.element,
    permission.element,
  );
}

export function phonePanel(frame: Frame): HTMLElement {
  const network = choices('网络', { normal: '正常', slow: '慢速 3G', offline: '断网' }, (value) =>
    frame.change({ network: value }),
  );
  const theme = choices('外观', { light: '浅色', dark: '深色' }, (value) => frame.change({ theme: value }));
  const width = choices('宽度', { 320: '320', 375: '375', 430: '430' }, (value) =>
    frame.resize(Number(value)),
  );
  const size = choices('字号', { 14: '小', 16: '标准', 19: '大', 23: '特大' }, (value) =>
    frame.reload({ fontSize: Number(value) }),
  );
  frame.onChange(() => {
    network.show(frame.settings.network);
    theme.show(frame.settings.theme);
    width.show(String(frame.width) as '375');
    size.show(String(frame.settings.fontSize) as '16');
  });
  return panel('手机', '网络与外观立即生效', network.element, theme.element, width.element, size.element);
}

export function answersPanel(frame: Frame): HTMLElement {
  const subscribe = choices('订阅消息', { ask: '询问', accept: '允许', reject: '拒绝' }, (value) =>
    frame.change({ subscribe: value }),
  );
  const privacy = choices('隐私指引', { ask: '询问', agreed: '已同意' }, (value) =>
    frame.change({ privacy: value }),
  );
  const album = choices('相册', permissions, (value) => frame.change({ album: value }));
  const phone = choices('手机号', permissions, (value) => frame.change({ phone: value }));
  frame.onChange(() => {
    subscribe.show(frame.settings.subscribe);
    privacy.show(frame.settings.privacy);
    album.show(frame.settings.album);
    phone.show(frame.settings.phone);
  });
  return panel(
    '怎么回答',
    '「询问」会在手机上弹出',
    subscribe.element,
    privacy.element,
    album.element,
    phone.element,
  );
}
