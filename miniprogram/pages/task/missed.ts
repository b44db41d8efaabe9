import type { TaskDetail } from '../../../shared/contract/tasks';
import { errorTexts } from '../../generated/errors';
import { maxWithdrawals } from '../../generated/orders/limits';
import { api } from '../../services/api';
import { unbroken } from '../../utils/format';
import type { TaskRow } from '../../utils/task-row';
import { similarTasks } from './similar';

interface Own {
  taskId: string;
  isRefused: boolean;
  /** None once it is gone. */
  task: TaskDetail | undefined;
}

const own = (page: unknown): Own => page as Own;

/** Where the catalogue's words can be more exact. */
function reasonOf(code: string, minAge: string): string {
  if (code === 'refused') return '这次没有录用您，原因写在订单里。附近还有类似的任务';
  if (code === 'UNDER_AGE' && /^\d{1,2}$/.test(minAge)) return `此任务要求满 ${minAge} 周岁，您暂时不能报名`;
  if (code === 'TOO_MANY_WITHDRAWALS') return `您已取消报名此任务 ${maxWithdrawals} 次，不能再次报名`;
  return errorTexts[code] ?? '暂时不能报名，看看其他任务吧';
}

const headOf = (task: TaskDetail) => ({
  title: unbroken(task.title),
  payFen: task.pay.amountFen,
  payUnit: task.pay.unit,
});

/** A sign-up that came to nothing for good: why, and what else there is. */
Page({
  data: {
    act: '报名',
    reason: '',
    task: undefined as ReturnType<typeof headOf> | undefined,
    state: 'loading' as 'loading' | 'ready' | 'error',
    rows: [] as TaskRow[],
  },

  onLoad({ id = '', code = '', minAge = '', admission = '' }: Readonly<Record<string, string | undefined>>) {
    Object.assign(this, { taskId: id, isRefused: code === 'refused' });
    this.setData({ reason: reasonOf(code, minAge) });
    this.name(admission);
    this.load();
  },
  async load() {
    this.setData({ state: 'loading' });
    await this.loadTask();
    try {
      const { rows } = await similarTasks(own(this).task);
      this.setData({ state: 'ready', rows });
    } catch {
      this.setData({ state: 'error' });
    }
  },
  /** Which task it was; without it the rest of the page stands all the same. */
  async loadTask() {
    const { taskId } = own(this);
    const found = await api.tasks.get({ taskId }).catch(() => undefined);
    if (!found) return;
    const { task } = found;
    own(this).task = task;
    this.name(task.admission);
    this.setData({ task: headOf(task) });
  },
  /** What it was that came to nothing. */
  name(admission: string) {
    const act = own(this).isRefused ? '录用' : admission === 'first-come' ? '抢单' : '报名';
    wx.setNavigationBarTitle({ title: `未能${act}` });
    this.setData({ act });
  },
  findTasks() {
    wx.switchTab({ url: '/pages/task-list/index' });
  },
});
