import type { Agreements } from '../../services/agreements';
import { openPage } from '../../services/navigate';

type Answer = (agreed: boolean) => void;

/** Shows the agreements and waits for a tick that nobody set beforehand (PIPL art. 14). */
Component({
  data: {
    visible: false,
    purpose: '',
    agreements: [] as { id: string; title: string; summary: string }[],
    ticked: false,
    /** Somebody wants to go on without the tick: the line is pointed at. */
    reminded: false,
  },
  lifetimes: {
    detached() {
      this.settle(false);
    },
  },
  methods: {
    /** Opens the sheet; answers whether the agreements were accepted. */
    ask(purpose: string, agreements: Agreements): Promise<boolean> {
      this.settle(false);
      const shown = agreements.map(({ id, title, summary }) => ({ id, title, summary }));
      this.setData({ visible: true, purpose, agreements: shown, ticked: false, reminded: false });
      return new Promise((resolve) => {
        Object.assign(this, { answer: resolve satisfies Answer });
      });
    },
    settle(agreed: boolean) {
      const { answer } = this as unknown as { answer?: Answer };
      Object.assign(this, { answer: undefined });
      answer?.(agreed);
    },
    tick() {
      this.setData({ ticked: !this.data.ticked, reminded: false });
    },
    read(event: WechatMiniprogram.TouchEvent) {
      const { id } = event.currentTarget.dataset as { id: string };
      openPage(`/pages/settings/agreement?id=${id}`);
    },
    agree() {
      if (!this.data.ticked) return this.setData({ reminded: true });
      this.setData({ visible: false });
      this.settle(true);
    },
    refuse() {
      this.setData({ visible: false });
      this.settle(false);
    },
  },
});
