import { payUnitText, yuan } from '../../utils/format';

/** What the work pays, and per what: the first thing that people look for. */
Component({
  options: { virtualHost: true },
  properties: {
    amountFen: { type: Number, value: 0 },
    unit: { type: String, value: 'day' },
    /** `s` beside a title, `m` in lists, `l` where the task stands alone. */
    size: { type: String, value: 'm' },
  },
  data: { amount: '', unitText: '' },
  observers: {
    'amountFen, unit'(amountFen: number, unit: Parameters<typeof payUnitText>[0]) {
      this.setData({ amount: yuan(amountFen), unitText: payUnitText(unit) ?? '' });
    },
  },
});
