import { agreementTitles } from '../../generated/labels';
import { openPage } from '../../services/navigate';

Page({
  data: {
    rows: Object.entries(agreementTitles).map(([id, title], at, all) => ({
      id,
      title,
      isLast: at === all.length - 1,
    })),
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/settings/agreement?id=${id}`);
  },
});
