import { api } from '../../services/api';
import { emptyList, type Pager, pager } from '../../services/pager';
import { moment } from '../../utils/format';

interface NoticeRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly page: string;
  readonly isNew: boolean;
  readonly time: string;
}

interface Own {
  pager: Pager;
}

const own = (page: unknown): Own => page as Own;

async function loadNotices(cursor: string | undefined) {
  const { notices, next } = await api.messages.notices(cursor === undefined ? {} : { cursor });
  const rows: NoticeRow[] = notices.map(({ noticeId: id, title, text, page, read, atMs }) => ({
    id,
    title,
    text,
    page,
    isNew: !read,
    time: moment(atMs),
  }));
  return { rows, next };
}

Page({
  data: emptyList<NoticeRow>(),

  onLoad() {
    own(this).pager = pager(this, loadNotices);
    this.reload();
  },
  onPullDownRefresh() {
    own(this)
      .pager.refresh()
      .then(() => wx.stopPullDownRefresh());
  },
  onReachBottom() {
    this.loadMore();
  },
  reload() {
    own(this).pager.reload();
  },
  loadMore() {
    own(this).pager.more();
  },
  /** The dot goes at once; should the server not hear of it, it is back at the next visit. */
  open(event: WechatMiniprogram.TouchEvent) {
    const { at, row } = event.currentTarget.dataset as { at: number; row: number };
    const notice = this.data.parts[at]?.rows[row];
    if (!notice) return;
    if (notice.isNew) {
      this.setData({ [`parts[${at}].rows[${row}].isNew`]: false });
      api.messages.markRead({ noticeId: notice.id }).catch(() => undefined);
    }
    wx.navigateTo({ url: `/${notice.page}` });
  },
});
