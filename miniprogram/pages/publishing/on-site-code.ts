import { api } from '../../services/api';
import { shownError } from '../../services/shown-error';
import { startTicking, stopTicking } from '../../services/ticking';
import { whenBack } from '../../stores/network';
import { serverNowMs } from '../../stores/server-time';

interface Own {
  taskId: string;
  untilMs: number;
  isLoading: boolean;
  unsubscribe: () => void;
}

const own = (page: unknown): Own => page as Own;

const secondMs = 1_000;
/** After a failure it is asked again so late, ms. */
const pauseMs = 5_000;

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    /** In two halves, as people read it out. */
    halves: [] as string[],
    secondsLeft: 0,
    /** The code that is shown has run out and no other came. */
    isStale: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    const unsubscribe = whenBack(() => void this.load());
    Object.assign(this, { taskId: id, untilMs: 0, isLoading: false, unsubscribe });
  },
  /** The phone lies on a table: it must not go dark. */
  onShow() {
    wx.setKeepScreenOn({ keepScreenOn: true });
    startTicking(this, () => this.tick(), secondMs);
    this.load();
  },
  onHide() {
    this.rest();
  },
  onUnload() {
    this.rest();
    own(this).unsubscribe();
  },
  rest() {
    stopTicking(this);
    wx.setKeepScreenOn({ keepScreenOn: false });
  },
  tick() {
    const { untilMs } = own(this);
    const secondsLeft = Math.max(0, Math.ceil((untilMs - serverNowMs()) / secondMs));
    if (secondsLeft === 0) this.load();
    if (this.data.state === 'ready' && secondsLeft !== this.data.secondsLeft) this.setData({ secondsLeft });
  },
  async load() {
    const page = own(this);
    if (page.isLoading) return;
    page.isLoading = true;
    try {
      const { code, untilMs } = await api.publishing.onSiteCode({ taskId: page.taskId });
      page.untilMs = untilMs;
      const secondsLeft = Math.max(1, Math.ceil((untilMs - serverNowMs()) / secondMs));
      this.setData({
        state: 'ready',
        halves: [code.slice(0, 3), code.slice(3)],
        secondsLeft,
        isStale: false,
      });
    } catch (error) {
      const { code, message } = shownError(error);
      page.untilMs = serverNowMs() + pauseMs;
      if (this.data.state === 'ready') return this.setData({ isStale: true });
      const errorText = code === 'INVALID_INPUT' ? '任务不存在' : message;
      this.setData({ state: 'error', errorText, isOffline: code === 'OFFLINE' });
    } finally {
      page.isLoading = false;
    }
  },
  retry() {
    this.setData({ state: 'loading' });
    this.load();
  },
});
