import { api } from '../../services/api';
import { openPage } from '../../services/navigate';
import { emptyList, listPage } from '../../services/pager';
import { moment } from '../../utils/format';

interface NoticeRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly page: string;
  readonly isNew: boolean;
  readonly time: string;
}

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

  ...listPage(loadNotices),
  onLoad() {
    this.reload();
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
    openPage(`/${notice.page}`);
  },
});
