import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { sayError } from '../../services/feedback';
import { freshPosition } from '../../services/location';
import { openPage } from '../../services/navigate';
import { refreshOwnOrders } from '../../services/own-orders';
import { emptyList, listPage } from '../../services/pager';
import { shownError } from '../../services/shown-error';
import { city } from '../../stores/city';
import { ownMarks } from '../../stores/own-orders';
import { cityNameOf, shortCityName } from '../../utils/cities';
import { sinceText } from '../../utils/format';
import { breachTexts } from '../../utils/order-view';
import { type TaskRow, taskRow } from '../../utils/task-row';

interface Own {
  publisherId: string;
  cityCode: string;
  unsubscribe: () => void;
}

const own = (page: unknown): Own => page as Own;

type Publisher = OutputOf<typeof contract.tasks.publisher>['publisher'];

/** What the verification says, and what it does not. */
const verified: Readonly<Record<Publisher['verification'], string>> = {
  enterprise: '平台核实过这家企业的身份。',
  person: '平台核实过发布人的身份。',
  none: '平台没有核实过发布方的身份，请多留心。',
};

/** As counts, which speak for themselves; of fewer than five nothing is told. */
const ratedText = ({
  ratings,
  onTime,
  asDescribed,
  paidAtOnce,
  breaches,
}: NonNullable<Publisher['ratings']>): string =>
  [
    `${ratings} 人评价 · 准时 ${onTime} · 与描述相符 ${asDescribed} · 及时验收 ${paidAtOnce}`,
    ...breachTexts(breaches),
  ].join(' · ');

const headOf = ({ name, verification, sinceMs, ratings, avatarUrl = '' }: Publisher) => ({
  name,
  verification: labels.verification[verification],
  isVerified: verification !== 'none',
  meaning: verified[verification],
  since: sinceText(sinceMs),
  avatarUrl,
  rated: ratings ? ratedText(ratings) : '',
});

/** Open tasks of the publisher in the city, newest first. */
async function loadTasks(cursor: string | undefined, page: unknown) {
  const { publisherId, cityCode } = own(page);
  const question = { city: cityCode, publisherId, sort: 'newest', limit: 10 } as const;
  const { tasks, next, total } = await api.tasks.find({ ...question, ...(cursor && { cursor }) });
  const around = { here: freshPosition(), cityCode, sort: 'newest' };
  return { rows: tasks.map((task) => taskRow(task, around)), next, shown: { total } };
}

/** Who pays: what is known of them, and what they are looking for people for. */
Page({
  data: {
    headState: 'loading' as 'loading' | 'ready' | 'error',
    headError: '',
    isHeadOffline: false,
    /** Nothing to retry. */
    isGone: false,
    publisher: undefined as ReturnType<typeof headOf> | undefined,
    cityName: '',
    total: 0,
    marks: {} as Readonly<Record<string, string>>,
    ...emptyList<TaskRow>(),
  },

  ...listPage(loadTasks),
  onLoad({ id = '', city: code = '' }: Readonly<Record<string, string | undefined>>) {
    const name = cityNameOf(code);
    const cityCode = name === undefined ? city.get().code : code;
    Object.assign(this, { publisherId: id, cityCode });
    own(this).unsubscribe = ownMarks.subscribe((marks) => this.setData({ marks }));
    this.setData({ cityName: shortCityName(name ?? city.get().name), marks: ownMarks.get() });
    this.load();
  },
  onShow() {
    refreshOwnOrders();
  },
  onUnload() {
    own(this).unsubscribe();
  },
  async onPullDownRefresh() {
    await Promise.all([this.loadPublisher(), this.refresh()]);
    wx.stopPullDownRefresh();
  },

  load() {
    if (this.data.isGone) return wx.switchTab({ url: '/pages/task-list/index' });
    this.setData({ headState: 'loading' });
    this.loadPublisher();
    return this.reload();
  },
  async loadPublisher() {
    try {
      const { publisher } = await api.tasks.publisher({ publisherId: own(this).publisherId });
      this.setData({ headState: 'ready', publisher: headOf(publisher) });
    } catch (error) {
      this.showFailure(error);
    }
  },
  showFailure(error: unknown) {
    if (this.data.headState === 'ready') return sayError(error);
    const { code, message } = shownError(error);
    const isGone = code === 'PUBLISHER_NOT_FOUND' || code === 'INVALID_INPUT';
    this.setData({
      headState: 'error',
      isGone,
      headError: isGone ? '可能已经不在这里发布任务了。' : message,
      isHeadOffline: code === 'OFFLINE',
    });
  },
  report() {
    openPage(`/pages/support/report?publisher=${own(this).publisherId}`);
  },
  findTasks() {
    wx.switchTab({ url: '/pages/task-list/index' });
  },
});
