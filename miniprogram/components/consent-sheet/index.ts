import type { Agreements } from '../../services/agreements';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';

interface Question {
  readonly accept: () => Promise<void>;
  readonly resolve: (agreed: boolean) => void;
  readonly reject: (error: unknown) => void;
}

interface Own {
  question?: Question | undefined;
}

const own = (component: unknown): Own => component as Own;

/** Shows the agreements and waits for a tick that nobody set beforehand (PIPL art. 14). */
Component({
  data: {
    visible: false,
    purpose: '',
    agreements: [] as { id: string; title: string; summary: string }[],
    ticked: false,
    /** Why one cannot go on: no tick yet, or what went wrong while it was sent. */
    reminder: '',
    isBusy: false,
  },
  lifetimes: {
    detached() {
      this.settle(false);
    },
  },
  methods: {
    /** Opens the sheet; answers whether the agreements were accepted, see services/shell.ts. */
    ask(purpose: string, agreements: Agreements, accept: () => Promise<void>): Promise<boolean> {
      this.settle(false);
      const shown = agreements.map(({ id, title, summary }) => ({ id, title, summary }));
      const anew = { ticked: false, reminder: '', isBusy: false };
      this.setData({ visible: true, purpose, agreements: shown, ...anew });
      return new Promise((resolve, reject) => {
        own(this).question = { accept, resolve, reject };
      });
    },
    settle(agreed: boolean) {
      const { question } = own(this);
      own(this).question = undefined;
      question?.resolve(agreed);
    },
    tick() {
      if (!this.data.isBusy) this.setData({ ticked: !this.data.ticked, reminder: '' });
    },
    read(event: WechatMiniprogram.TouchEvent) {
      const { id } = event.currentTarget.dataset as { id: string };
      openPage(`/pages/settings/agreement?id=${id}`);
    },
    /** What could not be sent keeps its tick: the same is tried again by the same button. */
    async agree() {
      const { question } = own(this);
      if (!question || this.data.isBusy) return;
      if (!this.data.ticked) return this.setData({ reminder: '请先勾选上面的方框' });
      this.setData({ isBusy: true, reminder: '' });
      try {
        await question.accept();
        this.setData({ visible: false, isBusy: false });
        question.resolve(true);
      } catch (error) {
        this.fail(question, error);
      }
    },
    fail(question: Question, error: unknown) {
      const { code, message } = shownError(error);
      // Another text has to be shown: the tick was for this one.
      const isStale = code === 'AGREEMENT_UNKNOWN';
      this.setData({ visible: !isStale, isBusy: false, reminder: isStale ? '' : message });
      if (isStale) question.reject(error);
    },
    refuse() {
      if (this.data.isBusy) return;
      this.setData({ visible: false });
      this.settle(false);
    },
  },
});
