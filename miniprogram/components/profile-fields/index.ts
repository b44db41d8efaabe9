import { dayMs, shanghaiDate } from '../../generated/calendar/calendar';

/** Nobody is older by the server's word; nobody is younger than a day. */
const oldestYears = 100;

const startOf = (): string => {
  const today = shanghaiDate(Date.now());
  return `${Number(today.slice(0, 4)) - oldestYears}${today.slice(4)}`;
};

interface Fields {
  nickname: string;
  birthDate: string;
}

/** What was typed so far; the input keeps its own text, so that typing hands nothing back to the view. */
const typed = (component: unknown): Fields => (component as { typed: Fields }).typed;

/** Nickname by WeChat's own keyboard, and birth date. Emits `fill` with both at each change. */
Component({
  properties: {
    needsNickname: { type: Boolean, value: true },
    needsBirthDate: { type: Boolean, value: true },
    nickname: { type: String, value: '' },
    birthDate: { type: String, value: '' },
    /** What is wrong with a field, said under it. */
    nicknameError: { type: String, value: '' },
    birthDateError: { type: String, value: '' },
  },
  data: {
    start: startOf(),
    end: shanghaiDate(Date.now() - dayMs),
    /** Where the wheel stands before anybody turned it. */
    shown: '2000-01-01',
  },
  lifetimes: {
    attached() {
      const { nickname, birthDate } = this.data;
      Object.assign(this, { typed: { nickname, birthDate } });
    },
  },
  methods: {
    emit() {
      this.triggerEvent('fill', { ...typed(this) });
    },
    /** WeChat's moderation may empty the field on blur, so that its last word counts. */
    name(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      typed(this).nickname = event.detail.value.trim();
      this.emit();
    },
    birth(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      typed(this).birthDate = event.detail.value;
      this.setData({ birthDate: event.detail.value });
      this.emit();
    },
  },
});
