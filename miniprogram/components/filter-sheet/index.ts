import { labels } from '../../generated/labels';

interface Filters {
  readonly payUnit?: string;
  readonly minPayFen?: number;
  readonly settlementCycle?: string;
}

const any = { value: '', text: '不限' };
const choicesOf = (names: Readonly<Record<string, string>>, before = '') => [
  any,
  ...Object.entries(names).map(([value, text]) => ({ value, text: `${before}${text}` })),
];

/** Least pay, whatever it is counted by. */
const leastYuan = [50, 100, 200, 300, 500];

/** What tasks should be like. Emits `apply` with only what was chosen, or `close`. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    filters: { type: Object, value: {} as Filters },
  },
  data: {
    unitChoices: choicesOf(labels.payUnit, '按'),
    cycleChoices: choicesOf(labels.settlementCycle),
    leastChoices: [any, ...leastYuan.map((each) => ({ value: String(each * 100), text: `${each} 元起` }))],
    payUnit: '',
    settlementCycle: '',
    least: '',
  },
  observers: {
    visible(visible: boolean) {
      if (!visible) return;
      const { payUnit, minPayFen, settlementCycle } = this.data.filters as Filters;
      this.setData({
        payUnit: payUnit ?? '',
        settlementCycle: settlementCycle ?? '',
        least: minPayFen === undefined ? '' : String(minPayFen),
      });
    },
  },
  methods: {
    choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { field } = event.currentTarget.dataset as { field: string };
      this.setData({ [field]: event.detail.value });
    },
    reset() {
      this.setData({ payUnit: '', settlementCycle: '', least: '' });
    },
    apply() {
      const { payUnit, settlementCycle, least } = this.data;
      this.triggerEvent('apply', {
        filters: {
          ...(payUnit && { payUnit }),
          ...(settlementCycle && { settlementCycle }),
          ...(least && { minPayFen: Number(least) }),
        },
      });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
