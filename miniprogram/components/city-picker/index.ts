import { citiesOf, placeOf, provinces } from '../../utils/cities';

/**
 * Chooses a city from our own table, around what is to be tapped. WeChat's region picker would ask for a
 * district, which no task needs, and hides the places that a province governs directly. Emits `pick` with the code.
 */
Component({
  properties: {
    code: { type: String, value: '' },
  },
  data: {
    columns: [] as string[][],
    place: [0, 0],
  },
  observers: {
    code(code: string) {
      this.show(placeOf(code));
    },
  },
  methods: {
    show(place: [number, number]) {
      const names = citiesOf(place[0]).map(({ name }) => name);
      this.setData({ columns: [[...provinces], names], place });
    },
    turn(event: WechatMiniprogram.CustomEvent<{ column: number; value: number }>) {
      const { column, value } = event.detail;
      if (column === 0) this.show([value, 0]);
    },
    giveUp() {
      this.show(placeOf(this.data.code));
    },
    pick(event: WechatMiniprogram.CustomEvent<{ value: [number, number] }>) {
      const [province, at] = event.detail.value;
      const city = citiesOf(province)[at];
      if (city) this.triggerEvent('pick', { code: city.code });
    },
  },
});
