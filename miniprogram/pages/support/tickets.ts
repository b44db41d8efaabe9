import { api } from '../../services/api';
import { openPage } from '../../services/navigate';
import { emptyList, type ListPage, listPage } from '../../services/pager';
import { serverNowMs } from '../../stores/server-time';
import { ticketRowView } from '../../utils/ticket-view';

type Row = ReturnType<typeof ticketRowView>;
type TicketsPage = ListPage<Row> & { readonly data: { readonly whose: string } };

async function loadTickets(cursor: string | undefined, page: TicketsPage) {
  const asked = cursor === undefined ? {} : { cursor };
  const isAboutMe = page.data.whose === 'about';
  const { tickets, next } = await (isAboutMe ? api.support.aboutMe(asked) : api.support.tickets(asked));
  return { rows: tickets.map((row) => ticketRowView(row, serverNowMs())), next };
}

Page({
  data: {
    ...emptyList<Row>(),
    whose: 'mine',
    choices: [
      { value: 'mine', text: '我提交的' },
      { value: 'about', text: '针对我的举报' },
    ],
  },

  ...listPage(loadTickets),
  onLoad({ about = '' }: { about?: string }) {
    if (about) this.setData({ whose: 'about' });
    this.reload();
  },
  pick(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ whose: event.detail.value });
    this.reload();
  },
  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/support/ticket?id=${id}`);
  },
});
