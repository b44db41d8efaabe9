import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { openPage } from '../../services/navigate';
import { emptyList, listPage } from '../../services/pager';
import { shownError } from '../../services/shown-error';
import { yuan } from '../../utils/format';
import { type OwnTaskRow, ownTaskRow } from '../../utils/own-task-row';
import { enterPublishing } from './enter';

type List = Parameters<typeof api.publishing.mine>[0]['list'];

interface Own {
  list: List;
}

const own = (page: unknown): Own => page as Own;

const lists: readonly { readonly value: List; readonly text: string }[] = [
  { value: 'current', text: '进行中' },
  { value: 'draft', text: '草稿' },
  { value: 'past', text: '已结束' },
];

const empties: Readonly<Record<List, { readonly title: string; readonly text: string }>> = {
  current: { title: '没有进行中的任务', text: '写清楚做什么、在哪里、给多少，几分钟就能发布。' },
  draft: { title: '没有草稿', text: '写到一半的任务会留在这里。' },
  past: { title: '还没有结束的任务', text: '任务结束三天后移到这里。' },
};

/** Counted to a hundred. */
const shown = (count: number): string => (count >= 100 ? '99+' : String(count));

async function loadTasks(cursor: string | undefined, page: object) {
  const { list } = own(page);
  const { tasks, next, totals } = await api.publishing.mine({ list, ...(cursor && { cursor }) });
  const nowMs = Date.now();
  return {
    rows: tasks.map((task) => ownTaskRow(task, nowMs)),
    next,
    ...(totals && {
      shown: {
        waiting: shown(totals.waiting),
        toAccept: shown(totals.toAccept),
        earned: `¥${yuan(totals.earnedFen)}`,
        phone: totals.phone ?? '',
      },
    }),
  };
}

Page({
  data: {
    ...emptyList<OwnTaskRow>(),
    lists,
    list: 'current' as List,
    empty: empties.current,
    name: '',
    verification: '',
    waiting: '',
    toAccept: '',
    /** What workers earned by the own tasks this month: it is booked to them, whenever they draw it. */
    earned: '',
    phone: '',
  },

  ...listPage(loadTasks),
  onLoad() {
    own(this).list = 'current';
    this.enter();
  },
  onShow() {
    // What was decided, written or paid elsewhere changes what stands here.
    if (this.data.state === 'ready') this.refresh();
  },
  async enter() {
    this.setData({ state: 'loading' });
    try {
      const publisher = await enterPublishing('管理发布的任务');
      if (!publisher) return;
      this.setData({ name: publisher.name, verification: labels.verification[publisher.verification] });
      await this.reload();
    } catch (error) {
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  chooseList(event: WechatMiniprogram.CustomEvent<{ value: List }>) {
    const list = event.detail.value;
    own(this).list = list;
    this.setData({ list, empty: empties[list] });
    this.reload();
  },
  open(event: WechatMiniprogram.TouchEvent) {
    const { id, draft } = event.currentTarget.dataset as { id: string; draft: boolean };
    openPage(`/pages/publishing/${draft ? 'edit' : 'manage'}?id=${id}`);
  },
  /** What was handed in for all tasks. */
  accept() {
    openPage('/pages/publishing/accept');
  },
  chooseContact() {
    openPage('/pages/publishing/contact');
  },
  openStatement() {
    openPage('/pages/publishing/statement');
  },
  write() {
    openPage('/pages/publishing/edit');
  },
});
