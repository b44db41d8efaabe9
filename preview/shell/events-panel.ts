import { h } from '../runtime/dom';
import type { Entry } from '../runtime/journal';
import { templateTitles } from '../runtime/template-titles';
import type { Frame } from './frame';
import { action, ask, choices, field, noted, panel, select } from './panel';

interface SentMessage {
  readonly at: string;
  readonly person: string;
  readonly templateId: string;
  readonly page: string | null;
  readonly data: Readonly<Record<string, string>>;
}

/** Subscribe messages as WeChat got them from the backend. */
export function messagesPanel(frame: Frame): HTMLElement {
  const list = h('div', { class: 'list', 'data-empty': '还没有消息。' });
  const load = async () => {
    const { messages } = await ask<{ messages: readonly SentMessage[] }>('/sandbox/wechat/messages');
    list.replaceChildren(
      ...messages
        .toReversed()
        .slice(0, 20)
        .map(({ at, person, templateId, page, data }) => {
          const words = Object.values(data).map((value) =>
            typeof value === 'string' ? value : JSON.stringify(value),
          );
          const item = h(
            'article',
            { class: 'message' },
            h('b', {}, words.join(' · ')),
            h(
              'small',
              {},
              `${person} · ${templateTitles[templateId] ?? templateId} · ${new Date(at).toLocaleTimeString('zh-CN')}`,
            ),
          );
          if (page) item.append(action('打开', () => frame.reload({ open: page, scene: 1014 })));
          return item;
        }),
    );
    return `共 ${messages.length} 条`;
  };
  const refresh = noted(load);
  refresh.run();
  return panel(
    '微信收到的消息',
    '订阅消息',
    list,
    h('div', { class: 'buttons' }, action('刷新', refresh.run)),
    refresh.note,
  );
}

const faults = [
  ['fail', '连接中断'],
  ['hang', '一直不回答'],
  ['http-500', '回答 HTTP 500'],
  ['garbage', '回答乱码'],
  ['twice', '做了两次，只回答第二次'],
] as const;

/** Makes the platforms of the sandbox fail. */
export function faultPanel(): HTMLElement {
  const endpoint = select('接口', []);
  const fault = select('故障', faults);
  const times = field('次数', '1', 'number');
  ask<{ endpoints: readonly string[] }>('/sandbox/faults').then(({ endpoints }) =>
    endpoint.list.append(...endpoints.map((name) => h('option', { value: name }, name))),
  );
  const add = noted(async () => {
    const body = { endpoint: endpoint.list.value, fault: fault.list.value, times: Number(times.input.value) };
    await ask('/sandbox/faults', body);
    return `已安排：${body.endpoint} ${fault.list.selectedOptions[0]?.text ?? ''}`;
  });
  const clear = noted(async () => {
    await ask('/sandbox/faults', undefined, 'DELETE');
    return '故障已清除';
  });
  return panel(
    '让平台出错',
    '只影响本机的微信沙箱',
    endpoint.element,
    fault.element,
    times.element,
    h('div', { class: 'buttons' }, action('安排故障', add.run), action('清除', clear.run)),
    add.note,
    clear.note,
  );
}

interface Line {
  readonly group: 'request' | 'call' | 'data' | 'page';
  readonly bad: boolean;
  readonly what: string;
  readonly detail: string;
}

function lineOf(entry: Entry): Line | undefined {
  switch (entry.kind) {
    case 'request':
      return {
        group: 'request',
        bad: entry.code !== 'ok',
        what: `${entry.method} ${entry.url}`,
        detail: `${entry.status || '—'} ${entry.code} · ${entry.ms} ms · ${entry.bytes} B`,
      };
    case 'call':
      return entry.api === 'request'
        ? undefined
        : {
            group: 'call',
            bad: Boolean(entry.error),
            what: `wx.${entry.api}`,
            detail: entry.error ?? `${entry.ms} ms`,
          };
    case 'setData':
      return entry.component.startsWith('miniprogram_npm')
        ? undefined
        : {
            group: 'data',
            bad: entry.bytes > 64_000,
            what: `setData ${entry.component}`,
            detail: `${entry.bytes} B · ${entry.keys.join('、')}`,
          };
    case 'page':
      return { group: 'page', bad: false, what: entry.what, detail: entry.path };
    case 'share':
      return { group: 'page', bad: false, what: '分享', detail: entry.card.path };
    case 'unknown-call':
      return { group: 'call', bad: true, what: `wx.${entry.api}`, detail: '预览没有这个接口' };
    case 'problem':
      return { group: 'page', bad: true, what: '问题', detail: entry.text };
  }
}

const MAX_LINES = 300;

export function eventsPanel(frame: Frame): HTMLElement {
  const list = h('ol', { class: 'events', 'data-empty': '还没有事件。' });
  const groups = { all: '全部', request: '请求', call: 'wx', data: 'setData', page: '页面' };
  const filter = choices('显示', groups, (value) => {
    list.dataset.filter = value;
    filter.show(value);
  });
  filter.show('all');
  frame.onEntry((entry) => {
    const line = lineOf(entry);
    if (!line) return;
    const { group, bad, what, detail } = line;
    list.prepend(
      h('li', { 'data-group': group, class: bad ? 'bad' : '' }, h('code', {}, what), h('span', {}, detail)),
    );
    if (list.children.length > MAX_LINES) list.lastElementChild?.remove();
  });
  const clear = action('清空', () => list.replaceChildren());
  const element = panel(
    '发生了什么',
    '新的在上',
    filter.element,
    list,
    h('div', { class: 'buttons' }, clear),
  );
  element.classList.add('wide');
  return element;
}
