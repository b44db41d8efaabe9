import { fraudLine } from '../../generated/support/report-reasons';
import { api } from '../../services/api';
import { say, sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { serverNowMs } from '../../stores/server-time';
import { ticketPage } from '../../utils/ticket-view';

interface Own {
  ticketId: string;
}

const own = (page: unknown): Own => page as Own;

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    view: null as ReturnType<typeof ticketPage> | null,
  },

  onLoad({ id = '' }: { id?: string }) {
    Object.assign(this, { ticketId: id });
  },
  /** An appeal that was just sent is seen here when one comes back. */
  onShow() {
    this.load();
  },
  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },
  retry() {
    this.setData({ state: 'loading' });
    this.load();
  },
  async load() {
    try {
      const { ticket } = await api.support.ticket({ ticketId: own(this).ticketId });
      this.setData({ state: 'ready', view: ticketPage(ticket, serverNowMs()) });
    } catch (error) {
      if (this.data.state === 'ready') return sayError(error);
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  call() {
    wx.makePhoneCall({ phoneNumber: fraudLine, fail: () => undefined });
  },
  copyNumber() {
    wx.setClipboardData({
      data: this.data.view?.number ?? '',
      fail: () => say('没有复制：请先同意隐私保护指引，或长按编号复制'),
    });
  },
  appeal() {
    openPage(`/pages/support/write?kind=appeal&id=${own(this).ticketId}`);
  },
});
