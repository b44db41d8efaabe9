import type { InputOf, OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { chosenFile } from '../../services/message-file';
import { openPaper } from '../../services/paper-file';
import { shownError } from '../../services/shown-error';
import { yuanExact } from '../../utils/yuan-exact';

type Line = OutputOf<typeof contract.publishing.readResults>['lines'][number];
type Item = InputOf<typeof contract.publishing.applyResults>['items'][number];

interface Own {
  taskId: string;
  /** The chosen file, in base64. */
  content: string;
  items: Item[];
  /** What came of orders when they were to be done, where it was nothing. */
  failed: Map<string, string>;
}

const own = (page: unknown): Own => page as Own;

/** As many as the server does at once. */
const mostAtOnce = 20;

const tones = { ready: 'accent', done: 'plain', wrong: 'danger' } as const;

const whatOf = ({ isReturned, quantity = 0, payFen, reason }: Line): string =>
  [isReturned ? '退回' : `通过 ${quantity} · ${yuanExact(payFen ?? 0)}`, reason].filter(Boolean).join(' · ');

const rowOf = (line: Line, failed: ReadonlyMap<string, string>) => {
  const error = line.error ?? (line.state === 'ready' ? failed.get(line.orderId ?? '') : undefined);
  return {
    id: line.line,
    title: `第 ${line.line} 行 · ${line.number}`,
    task: line.title ?? '',
    tone: error === undefined ? tones[line.state] : 'danger',
    state:
      error === undefined ? { ready: '可以处理', done: '已处理', wrong: '有问题' }[line.state] : '有问题',
    text: error ?? (line.state === 'ready' ? whatOf(line) : ''),
    isWrong: error !== undefined,
  };
};

const itemsOf = (lines: readonly Line[]): Item[] =>
  lines.flatMap(({ state, orderId, handedInAtMs, isReturned = false, quantity, reason }) =>
    state === 'ready' && orderId !== undefined && handedInAtMs !== undefined
      ? [
          {
            orderId,
            handedInAtMs,
            isReturned,
            ...(!isReturned && quantity !== undefined && { quantity }),
            ...(reason !== undefined && { reason }),
          },
        ]
      : [],
  );

const summaryOf = (lines: readonly Line[]): string => {
  const count = (state: Line['state']) => lines.filter((line) => line.state === state).length;
  return `可以处理 ${count('ready')} 行，有问题 ${count('wrong')} 行，已处理过 ${count('done')} 行`;
};

Page({
  data: {
    name: '',
    summary: '',
    rows: [] as ReturnType<typeof rowOf>[],
    ready: 0,
    question: '',
    isBusy: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    Object.assign(this, { taskId: id, content: '', items: [], failed: new Map() });
  },
  async run(work: () => Promise<void>) {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      await work();
    } catch (error) {
      const { code, details } = shownError(error);
      if (code === 'RESULTS_UNREADABLE' && typeof details.reason === 'string') say(details.reason);
      else sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  template() {
    const { taskId } = own(this);
    this.run(async () => openPaper((await api.documents.toAccept(taskId ? { taskId } : {})).file));
  },
  choose() {
    this.run(async () => {
      const file = await chosenFile(['csv', 'txt']);
      if (!file) return;
      Object.assign(this, { content: file.base64, failed: new Map() });
      this.setData({ name: file.name });
      await this.read();
    });
  },
  /** Says what would come of each line; nothing is done. */
  async read() {
    const { content, failed } = own(this);
    this.setData({ rows: [], ready: 0, summary: '' });
    const { lines } = await api.publishing.readResults({ content });
    const items = itemsOf(lines);
    own(this).items = items;
    const ready = lines.filter(({ state }) => state === 'ready');
    const payFen = ready.reduce((sum, line) => sum + (line.payFen ?? 0), 0);
    const returned = ready.filter(({ isReturned }) => isReturned).length;
    this.setData({
      rows: lines.map((line) => rowOf(line, failed)),
      ready: items.length,
      summary: summaryOf(lines),
      question: `通过 ${ready.length - returned} 单，共 ${yuanExact(payFen)}，记为接单者的收入，不能撤回；退回 ${returned} 单。有问题的行不会处理。`,
    });
  },
  apply() {
    this.run(async () => {
      const { ready, question } = this.data;
      if (!(await confirm({ title: `处理 ${ready} 行？`, text: question, yes: '处理' }))) return;
      const { items, failed } = own(this);
      failed.clear();
      // Each is done by itself: whatever breaks off, the same file goes on where it ended.
      for (let at = 0; at < items.length; at += mostAtOnce) {
        const { results } = await api.publishing.applyResults({ items: items.slice(at, at + mostAtOnce) });
        for (const { orderId, isDone, message } of results)
          if (!isDone) failed.set(orderId, message ?? '没有处理，请重试');
      }
      await this.read();
      say(
        failed.size > 0
          ? `处理了 ${items.length - failed.size} 行，${failed.size} 行没有成功`
          : `已处理 ${items.length} 行`,
      );
    });
  },
});
