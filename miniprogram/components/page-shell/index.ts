import { type PrivacyAnswer, raiseShell, type Shell } from '../../services/shell';
import { online } from '../../stores/network';

interface ConsentSheet {
  ask(...asked: Parameters<Shell['askConsent']>): Promise<boolean>;
}

interface PrivacySheet {
  ask(): Promise<PrivacyAnswer>;
}

interface Own {
  shell?: Shell;
  lower?: () => void;
  unsubscribe?: () => void;
}

/** Larger than this and rows of a list no longer hold their words. */
const maxTextScale = 1.5;

/** WeChat's own text size, as a factor; 1 where the phone does not tell. */
function textScale(): number {
  const { fontSizeScaleFactor } = wx.getAppBaseInfo?.() ?? {};
  return Math.min(maxTextScale, Math.max(1, fontSizeScaleFactor || 1));
}

/** What every page has: text size, the offline line, and the sheets for consent and privacy. */
Component({
  data: { scale: 1, offline: false, isAsking: false },
  lifetimes: {
    attached() {
      const own = this as unknown as Own;
      own.shell = {
        askConsent: async (...asked) => {
          await this.showSheets();
          const sheet = this.selectComponent('#consent') as unknown as ConsentSheet;
          return sheet.ask(...asked);
        },
        askPrivacy: async () => {
          await this.showSheets();
          return (this.selectComponent('#privacy') as unknown as PrivacySheet).ask();
        },
      };
      own.lower = raiseShell(own.shell);
      own.unsubscribe = online.subscribe((isOnline) => this.setData({ offline: !isOnline }));
      const scale = textScale();
      if (scale !== 1 || !online.get()) this.setData({ scale, offline: !online.get() });
    },
    detached() {
      const own = this as unknown as Own;
      own.lower?.();
      own.unsubscribe?.();
    },
  },
  pageLifetimes: {
    show() {
      const own = this as unknown as Own;
      if (own.shell) own.lower = raiseShell(own.shell);
    },
  },
  methods: {
    /** The sheets are made when first needed, so that they cost the first screen nothing. */
    showSheets(): Promise<void> {
      return new Promise((resolve) => {
        if (this.data.isAsking) resolve();
        else this.setData({ isAsking: true }, resolve);
      });
    },
  },
});
