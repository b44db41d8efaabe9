import * as qrCode from 'qrcode';
import * as z from 'zod';
import { allOf } from '../shared/application/listing/all-of';
import { decideReview, tasksInReview } from '../shared/application/moderation/task-reviews';
import { orderCode } from '../shared/application/money/charges/order-code';
import { decideDispute } from '../shared/application/orders/decide-dispute';
import { orderTotalFen } from '../shared/application/orders/order-sum';
import { movePaperRequest } from '../shared/application/papers/move-paper-request';
import { requestsWaiting } from '../shared/application/papers/requests-waiting';
import { decidePicture } from '../shared/application/pictures/decide-picture';
import { pictureAddress } from '../shared/application/pictures/picture-address';
import { picturesInReview } from '../shared/application/pictures/pictures-in-review';
import { picturesOfDispute, picturesOfWork } from '../shared/application/pictures/shown-pictures';
import { applicationsWaiting } from '../shared/application/publishers/applications-waiting';
import { decideApplication, picturesOf } from '../shared/application/publishers/decide-application';
import { type Dispute, disputes } from '../shared/collections/disputes';
import { fundings, taskFunds } from '../shared/collections/fundings';
import { orders } from '../shared/collections/orders';
import { works } from '../shared/collections/works';
import { AppError, errorCatalogue } from '../shared/contract/errors';
import { operationsContract } from '../shared/contract/operations';
import { reasons } from '../shared/domain/moderation/rule-names';
import { fen, formatYuan } from '../shared/domain/money/money';
import type { PicturePurpose } from '../shared/domain/pictures/picture-purposes';
import type { PictureDoubt } from '../shared/domain/pictures/picture-verdicts';
import type { Ports } from '../shared/ports/context';
import { transfer } from './bank';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'files' | 'hash' | 'log' | 'rails'>;

/** Something that waits for an operator, as the preview shows it; `version` is what was read of it. */
interface DeskItem {
  readonly kind: 'transfer' | 'application' | 'review' | 'dispute' | 'picture' | 'paper';
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
  /** Addresses of what is to be looked at, for an hour. */
  readonly pictures?: readonly string[];
}

export const deskRequest = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('list') }),
  z.strictObject({ do: z.literal('transfer'), taskId: z.string() }),
  z.strictObject({ do: z.literal('code'), taskId: z.string() }),
  z.strictObject({ do: z.literal('application'), input: operationsContract.decidePublisher.input }),
  z.strictObject({ do: z.literal('review'), input: operationsContract.reviewTask.input }),
  z.strictObject({ do: z.literal('dispute'), input: operationsContract.decideDispute.input }),
  z.strictObject({ do: z.literal('paper'), input: operationsContract.movePaperRequest.input }),
  z.strictObject({ do: z.literal('picture'), input: operationsContract.decidePicture.input }),
]);

/** As whom the laptop itself decides. */
const laptopOperator = 'operator00laptop';

const kinds = { person: '个人', enterprise: '企业' } as const;
const purposes: Readonly<Record<PicturePurpose, string>> = {
  licence: '营业执照',
  face: '联系人照片',
  'hand-in': '成果照片',
  'check-in': '打卡照片',
  task: '任务图片',
  avatar: '头像',
  dispute: '申诉图片',
  support: '举报或反馈图片',
};
const doubts: Readonly<Record<PictureDoubt, string>> = {
  unsure: '微信不能确定',
  unanswered: '微信没有给出结果',
  contradicted: '微信前后结果不一致',
};
const sides = { worker: '接单方', publisher: '发布方' } as const;

async function transfers({ store }: Needs): Promise<DeskItem[]> {
  const awaiting = await allOf(store, fundings, 'status', ['awaiting']);
  return awaiting.map(({ taskId, title, amountFen, id, createdAtMs }) => ({
    kind: 'transfer',
    id: taskId,
    version: createdAtMs,
    title,
    text: `待到账 ¥${formatYuan(amountFen)} · 附言 ${id}`,
  }));
}

const addressesOf = async (ports: Needs, ids: readonly string[]): Promise<string[]> =>
  (await pictureAddress(ports, ids, 'party')).flatMap(({ url }) => url ?? []);

async function applications(ports: Needs): Promise<DeskItem[]> {
  const { items } = await applicationsWaiting(ports.store, { limit: 50 });
  const shown = await Promise.all(items.map((item) => addressesOf(ports, picturesOf(item))));
  return items.map(
    ({ id, submittedAtMs = 0, kind = 'person', name = '', contactName = '', identity }, at) => ({
      kind: 'application',
      id,
      version: submittedAtMs,
      title: `${name}（${kinds[kind]}）`,
      text: `联系人 ${contactName} · 实名核验 ${identity?.answer ?? '未返回'}`,
      pictures: shown[at] ?? [],
    }),
  );
}

async function doubtfulPictures(ports: Needs): Promise<DeskItem[]> {
  const { items } = await picturesInReview(ports.store, { limit: 50 });
  const shown = await Promise.all(items.map(({ id }) => addressesOf(ports, [id])));
  return items.map(({ id, updatedAtMs, purpose, doubt = 'unanswered' }, at) => ({
    kind: 'picture',
    id,
    version: updatedAtMs,
    title: purposes[purpose],
    text: doubts[doubt],
    pictures: shown[at] ?? [],
  }));
}

const reviews = async (ports: Needs): Promise<DeskItem[]> =>
  (await tasksInReview(ports)).map(({ id, title, review }) => ({
    kind: 'review',
    id,
    version: review?.submittedAtMs ?? 0,
    title,
    text: review ? `${reasons[review.rule]}：“${review.sentence}”` : '',
  }));

async function disputeItem(ports: Needs, dispute: Dispute): Promise<DeskItem | undefined> {
  const { id, statements } = dispute;
  const [order, work] = await Promise.all([ports.store.get(orders, id), ports.store.get(works, id)]);
  if (!order) return undefined;
  const ids = [...picturesOfDispute(dispute), ...(work ? picturesOfWork(work) : [])];
  return {
    kind: 'dispute',
    id,
    version: statements.length,
    title: `${order.terms.title} · 最多 ¥${formatYuan(orderTotalFen(order))}`,
    text: statements.map(({ by, text }) => `${sides[by]}：${text}`).join('\n'),
    pictures: await addressesOf(ports, ids),
  };
}

async function openDisputes(ports: Needs): Promise<DeskItem[]> {
  const open = await allOf(ports.store, disputes, 'open', ['all']);
  const items = await Promise.all(open.map((dispute) => disputeItem(ports, dispute)));
  return items.filter((item) => item !== undefined);
}

const paperNames = { invoice: '发票', certificate: '完税证明' } as const;

async function papers({ store }: Needs): Promise<DeskItem[]> {
  const { items } = await requestsWaiting(store, { limit: 50 });
  return items.map(
    ({ request: { id, kind, period, amountFen, title = '', status, updatedAtMs }, person }) => ({
      kind: 'paper',
      id,
      version: updatedAtMs,
      title: `${person} ${period} ${paperNames[kind]}`,
      text: `¥${formatYuan(fen(Math.max(0, amountFen)))} · ${title || person} · ${status === 'working' ? '办理中' : '待办理'}`,
    }),
  );
}

interface Done {
  readonly items?: readonly DeskItem[];
  /** What to scan with WeChat, and what it says. */
  readonly code?: { readonly picture: string; readonly codeUrl: string };
  readonly done?: string;
  readonly error?: string;
}

const unavailable = { error: errorCatalogue.WECHAT_PAY_UNAVAILABLE.message } as const;

async function decide(ports: Needs, asked: z.output<typeof deskRequest>): Promise<Done> {
  switch (asked.do) {
    case 'list': {
      const lists = await Promise.all([
        transfers(ports),
        applications(ports),
        reviews(ports),
        openDisputes(ports),
        papers(ports),
        doubtfulPictures(ports),
      ]);
      return { items: lists.flat() };
    }
    case 'transfer':
      return transfer(ports, { taskId: asked.taskId });
    case 'code': {
      const { fundingId = '' } = (await ports.store.get(taskFunds, asked.taskId)) ?? {};
      const { answer } = await orderCode(ports, fundingId);
      if (answer.kind !== 'scannable') return answer.kind === 'paid' ? { done: 'paid' } : unavailable;
      return { code: { picture: await qrCode.toDataURL(answer.codeUrl), codeUrl: answer.codeUrl } };
    }
    case 'application':
      return { done: (await decideApplication(ports, asked.input)).status };
    case 'review':
      return { done: (await decideReview(ports, asked.input)).status };
    case 'paper':
      return { done: (await movePaperRequest(ports, asked.input)).status };
    case 'dispute':
      return { done: (await decideDispute(ports, asked.input, laptopOperator)).decision?.outcome ?? '' };
    case 'picture':
      return { done: (await decidePicture(ports, asked.input)).status };
  }
}

/** What an operator does, by the mouse and on the laptop alone: the same rules as behind `operations/*`. Errors as text. */
export async function operatorDesk(ports: Needs, asked: z.output<typeof deskRequest>): Promise<Done> {
  try {
    return await decide(ports, asked);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: errorCatalogue[error.code].message };
  }
}
