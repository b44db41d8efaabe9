import { say } from '../../services/feedback';
import { mayLocate } from '../../services/location';
import { findMe, whereabouts } from '../../services/whereabouts';
import { chooseCity, city, isCityChosen } from '../../stores/city';
import { cityNameOf, shortCityName } from '../../utils/cities';

interface Own {
  unsubscribe: (() => void)[];
}

/** The city in which somebody was when they would rather look at another: not asked again while they are there. */
const keptKey = 'cityKept';

/** 您在上海: offers the city where the person is, or to find it for whoever has chosen none yet. */
Component({
  data: { text: '', action: '', isUnasked: false },
  lifetimes: {
    attached() {
      const own = this as unknown as Own;
      const show = () => this.show();
      own.unsubscribe = [whereabouts.subscribe(show), city.subscribe(() => this.chosen())];
      this.show();
      this.offerToLocate();
    },
    detached() {
      for (const unsubscribe of (this as unknown as Own).unsubscribe) unsubscribe();
    },
  },
  methods: {
    show() {
      const { cityHere, tasks } = whereabouts.get();
      const isHere = cityHere === undefined || cityHere === city.get().code;
      if (isHere || wx.getStorageSync(keptKey) === cityHere) {
        if (this.data.text && (cityHere !== undefined || !this.data.isUnasked)) this.setData({ text: '' });
        return;
      }
      const here = shortCityName(cityNameOf(cityHere) ?? '');
      const count = tasks?.[cityHere] ?? 0;
      const work = count > 0 ? `，有 ${count} 个任务` : tasks ? '，那里暂无任务' : '';
      this.setData({
        text: `您在${here}${work}`,
        action: `切换到${here}`,
        isUnasked: false,
      });
    },
    async offerToLocate() {
      if (isCityChosen() || whereabouts.get().cityHere !== undefined || (await mayLocate())) return;
      const name = shortCityName(city.get().name);
      this.setData({ text: `先显示${name}的任务`, action: '看我所在的城市', isUnasked: true });
    },
    /** Whoever chooses a city knows where they are. */
    chosen() {
      const { cityHere } = whereabouts.get();
      if (cityHere !== undefined) wx.setStorageSync(keptKey, cityHere);
      this.setData({ text: '' });
    },
    async act() {
      if (this.data.isUnasked) {
        const found = await findMe();
        if (typeof found !== 'object') return say('没有获取到位置，可以点左上角选城市');
      }
      const { cityHere } = whereabouts.get();
      if (cityHere === undefined) return say('没有认出您所在的城市，请点左上角选择');
      chooseCity(cityHere);
      this.setData({ text: '' });
    },
    close() {
      const { cityHere } = whereabouts.get();
      if (cityHere !== undefined) wx.setStorageSync(keptKey, cityHere);
      // Whoever looks at the city that is shown to all has chosen it.
      if (this.data.isUnasked) chooseCity(city.get().code);
      this.setData({ text: '' });
    },
  },
});
