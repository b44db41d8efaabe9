import type { PrivacyAnswer } from '../../services/shell';

type Answer = (answer: PrivacyAnswer) => void;

const agreeButton = 'privacy-agree';

/** WeChat's privacy guide, asked for when a call needs it; refusing leaves everything else working. */
Component({
  data: { visible: false, guide: '《小程序隐私保护指引》' },
  lifetimes: {
    detached() {
      this.settle({ event: 'disagree' });
    },
  },
  methods: {
    ask(): Promise<PrivacyAnswer> {
      this.settle({ event: 'disagree' });
      this.setData({ visible: true });
      wx.getPrivacySetting?.({
        success: ({ privacyContractName: guide }) => {
          if (guide) this.setData({ guide });
        },
      });
      return new Promise((resolve) => {
        Object.assign(this, { answer: resolve satisfies Answer });
      });
    },
    settle(answer: PrivacyAnswer) {
      const { answer: resolve } = this as unknown as { answer?: Answer };
      Object.assign(this, { answer: undefined });
      resolve?.(answer);
    },
    open() {
      wx.openPrivacyContract?.({});
    },
    agree() {
      this.setData({ visible: false });
      this.settle({ event: 'agree', buttonId: agreeButton });
    },
    refuse() {
      this.setData({ visible: false });
      this.settle({ event: 'disagree' });
    },
  },
});
