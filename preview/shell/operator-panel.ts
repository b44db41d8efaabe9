import { h } from '../runtime/dom';
import { action, ask, field, noted, panel } from './panel';

type Kind = 'transfer' | 'application' | 'review' | 'dispute' | 'picture' | 'paper';

/** What waits, as `/local/desk` lists it; `version` is what was read of it. */
interface DeskItem {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly pictures?: readonly string[];
}

interface Way {
  readonly text: string;
  /** What is sent for an item; `words` were typed for whoever reads them. Throws Error where something is missing. */
  asked(item: DeskItem, words: string): object;
}

const needed = (words: string): string => {
  if (words === '') throw new Error('请先填写说明：对方会看到');
  return words;
};

const application = (decision: 'approve' | 'return') => (item: DeskItem, words: string) => ({
  do: 'application',
  input: {
    accountId: item.id,
    submittedAtMs: item.version,
    decision,
    ...(decision === 'return' && { reasons: ['other'], note: needed(words) }),
  },
});
const review = (decision: 'approve' | 'reject') => (item: DeskItem, words: string) => ({
  do: 'review',
  input: {
    taskId: item.id,
    submittedAtMs: item.version,
    decision,
    ...(decision === 'reject' && { reason: needed(words) }),
  },
});

/** A part is a sum in yuan, before the reason: `80 双方都有责任`. */
function partOf(words: string): { readonly payFen: number; readonly reason: string } {
  const [, yuan = '', reason = ''] = /^(\d+(?:\.\d{1,2})?)\s+(.+)$/.exec(words) ?? [];
  if (yuan === '') throw new Error('请先填写金额和理由，例如：80 双方都有责任');
  return { payFen: Math.round(Number(yuan) * 100), reason };
}
const dispute = (outcome: 'full' | 'part' | 'nothing') => (item: DeskItem, words: string) => ({
  do: 'dispute',
  input: {
    orderId: item.id,
    statements: item.version,
    outcome,
    ...(outcome === 'part' ? partOf(words) : { reason: needed(words) }),
  },
});

const paper = (step: 'start' | 'issue' | 'refuse') => (item: DeskItem, words: string) => ({
  do: 'paper',
  input: {
    requestId: item.id,
    step,
    ...(step === 'issue' && { number: needed(words) }),
    ...(step === 'refuse' && { reason: needed(words) }),
  },
});

const picture = (decision: 'approve' | 'reject') => (item: DeskItem) => ({
  do: 'picture',
  input: { pictureId: item.id, decision },
});

/** An address is signed anew each time: what it shows is the same. */
const withoutSignature = (url: string): string => url.split('?')[0] ?? '';
const marksOf = (items: readonly DeskItem[]): string =>
  JSON.stringify(
    items.map(({ pictures = [], ...item }) => ({ ...item, pictures: pictures.map(withoutSignature) })),
  );

const kinds: Readonly<Record<Kind, { readonly name: string; readonly ways: readonly Way[] }>> = {
  transfer: {
    name: '银行转账',
    ways: [
      { text: '确认到账', asked: ({ id }) => ({ do: 'transfer', taskId: id }) },
      { text: '付款码', asked: ({ id }) => ({ do: 'code', taskId: id }) },
    ],
  },
  application: {
    name: '入驻申请',
    ways: [
      { text: '通过', asked: application('approve') },
      { text: '退回', asked: application('return') },
    ],
  },
  review: {
    name: '任务审核',
    ways: [
      { text: '通过', asked: review('approve') },
      { text: '退回', asked: review('reject') },
    ],
  },
  dispute: {
    name: '申诉',
    ways: [
      { text: '全付', asked: dispute('full') },
      { text: '付一部分', asked: dispute('part') },
      { text: '不付', asked: dispute('nothing') },
    ],
  },
  paper: {
    name: '票据申请',
    ways: [
      { text: '开始办理', asked: paper('start') },
      { text: '已开具', asked: paper('issue') },
      { text: '退回', asked: paper('refuse') },
    ],
  },
  picture: {
    name: '图片审核',
    ways: [
      { text: '通过', asked: picture('approve') },
      { text: '不通过', asked: picture('reject') },
    ],
  },
};

/** Small ones, which open whole in a window of their own. */
const picturesElement = (urls: readonly string[]): HTMLElement =>
  h(
    'div',
    { class: 'evidence' },
    ...urls.map((url, at) =>
      h(
        'a',
        { href: url, target: '_blank', rel: 'noreferrer' },
        h('img', { src: url, alt: `图片 ${at + 1}` }),
      ),
    ),
  );

/** What somebody scans with WeChat, as on a publisher's page on the web; here a click stands for their phone. */
interface PayCode {
  readonly picture: string;
  readonly codeUrl: string;
}

function codeElement({ picture, codeUrl }: PayCode, whenPaid: () => Promise<void>): HTMLElement {
  const paid = noted(async () => {
    await ask('/sandbox/wechat-pay/scan', { codeUrl });
    await whenPaid();
    return '已扫码支付';
  });
  return h(
    'div',
    { class: 'pay-code' },
    h('img', { src: picture, alt: '微信付款码' }),
    action('扫码支付', paid.run),
    paid.note,
  );
}

const refreshMs = 5_000;

/** What waits for an operator, whom the mini-program has no pages for: decided here by the mouse. */
export function operatorPanel(): HTMLElement {
  const list = h('div', { class: 'list', 'data-empty': '没有等运营处理的事。' });
  const words = field('说明', '');
  words.input.placeholder = '退回、裁定时对方看到的话；部分支付写成“80 理由”；已开具填票据号码';
  let shown = '';
  const load = async () => {
    const { items } = await ask<{ items: readonly DeskItem[] }>('/local/desk', { do: 'list' });
    // What has not changed keeps its buttons: nobody's click falls between.
    if (marksOf(items) === shown) return;
    shown = marksOf(items);
    list.replaceChildren(...items.map(itemElement));
  };
  const shownCode = h('div', {});
  let decision: () => Promise<string> = async () => '';
  const decided = noted(() => decision());
  const run = (item: DeskItem, { asked, text }: Way) => {
    decision = async () => {
      const { code } = await ask<{ code?: PayCode }>('/local/desk', asked(item, words.input.value.trim()));
      words.input.value = '';
      shownCode.replaceChildren(...(code ? [codeElement(code, load)] : []));
      await load();
      return `${item.title}：${text}`;
    };
    decided.run();
  };
  const itemElement = (item: DeskItem): HTMLElement => {
    const { name, ways } = kinds[item.kind];
    return h(
      'article',
      { class: 'message', 'data-desk': item.kind },
      h('b', {}, `${name} · ${item.title}`),
      ...item.text.split('\n').map((line) => h('small', {}, line)),
      ...(item.pictures?.length ? [picturesElement(item.pictures)] : []),
      h('div', { class: 'buttons' }, ...ways.map((way) => action(way.text, () => run(item, way)))),
    );
  };
  const refresh = () => void load().catch(() => undefined);
  refresh();
  setInterval(refresh, refreshMs);
  return panel('运营', '到账、入驻、审核、申诉、图片', list, words.element, decided.note, shownCode);
}

/** How far the time of this laptop can be put on. */
const stretches = [
  ['过 1 小时', 1],
  ['过 1 天', 24],
  ['过 7 天', 168],
] as const;

/** Lets time pass for the product and the platforms alike: deadlines fall due, what waits is settled, bills expire. */
export function timePanel(): HTMLElement {
  let hours = 0;
  const passed = noted(async () => {
    const { nowMs } = await ask<{ nowMs: number }>('/local/time', { hours });
    return `现在是 ${new Date(nowMs).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}`;
  });
  const pass = (by: number) => {
    hours = by;
    passed.run();
  };
  pass(0);
  const buttons = stretches.map(([text, by]) => action(text, () => pass(by)));
  return panel(
    '时间',
    '只会向前，结算、提醒和超时随之发生',
    h('div', { class: 'buttons' }, ...buttons),
    passed.note,
  );
}
