import type { InputOf, OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { newestUnreadMs, refreshNews } from '../../services/news';
import { emptyList, type ListPage, listPage } from '../../services/pager';
import { profile } from '../../stores/session';
import { unread } from '../../stores/unread';
import { moment } from '../../utils/format';
import { ruleTexts } from '../../utils/rule-texts';

type Notice = OutputOf<typeof contract.messages.notices>['notices'][number];
type Kind = NonNullable<InputOf<typeof contract.messages.notices>['kind']>;

const icons: Readonly<Record<Kind, string>> = { work: 'doc', hiring: 'people', account: 'wallet' };

const rowOf = ({ noticeId, kind, title, text, page, read, atMs }: Notice) => ({
  id: noticeId,
  icon: icons[kind],
  kind,
  title,
  text,
  page,
  isNew: !read,
  time: moment(atMs),
  atMs,
});

type NoticeRow = ReturnType<typeof rowOf>;
type NoticePage = ListPage<NoticeRow> & { readonly data: { readonly kind: string } };

async function loadNotices(cursor: string | undefined, page: NoticePage) {
  const kind = page.data.kind as Kind | '';
  const { notices, next } = await api.messages.notices({ ...(kind && { kind }), ...(cursor && { cursor }) });
  return { rows: notices.map(rowOf), next };
}

/** Only who publishes hears of applicants. */
const kindChoices = () => [
  { value: '', text: '全部' },
  ...Object.entries(labels.noticeKind)
    .filter(([kind]) => kind !== 'hiring' || profile.get()?.roles.includes('publisher'))
    .map(([value, text]) => ({ value, text })),
];

/** Calls that mark all: fifty each, and nobody waits for more. */
const maxCalls = 10;

Page({
  data: {
    rules: ruleTexts,
    ...emptyList<NoticeRow>(),
    kind: '',
    kindChoices: kindChoices(),
    hasUnread: unread.get() > 0,
    isMarking: false,
  },

  ...listPage(loadNotices),
  onLoad() {
    Object.assign(this, { unsubscribe: unread.subscribe((count) => this.setData({ hasUnread: count > 0 })) });
    this.reload();
    refreshNews();
  },
  onUnload() {
    (this as unknown as { unsubscribe: () => void }).unsubscribe();
  },
  pickKind(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ kind: event.detail.value });
    this.reload();
  },
  /** The dot goes at once; should the server not hear of it, it is back at the next visit. */
  open(event: WechatMiniprogram.TouchEvent) {
    const { at, row } = event.currentTarget.dataset as { at: number; row: number };
    const notice = this.data.parts[at]?.rows[row];
    if (!notice) return;
    if (notice.isNew) {
      this.setData({ [`parts[${at}].rows[${row}].isNew`]: false });
      unread.set(Math.max(0, unread.get() - 1));
      api.messages.markRead({ noticeId: notice.id }).then(refreshNews, () => undefined);
    }
    openPage(`/${notice.page}`);
  },
  /** What came since the list was read stays unread. */
  async markAll() {
    if (this.data.isMarking) return;
    this.setData({ isMarking: true });
    // Of every kind: what another tab hides, and was counted, is read with it.
    const upToMs = Math.max(newestUnreadMs(), this.data.parts[0]?.rows[0]?.atMs ?? 0);
    try {
      for (let calls = 1; (await api.messages.markAllRead({ upToMs })).left && calls < maxCalls; calls += 1);
      await Promise.all([this.refresh(), refreshNews()]);
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isMarking: false });
    }
  },
});
