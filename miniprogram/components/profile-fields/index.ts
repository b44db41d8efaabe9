const dayMs = 24 * 60 * 60 * 1_000;
/** Nobody is older by the server's word; nobody is younger than a day. */
const oldestYears = 100;

const dateOf = (atMs: number): string => new Date(atMs + 8 * 60 * 60 * 1_000).toISOString().slice(0, 10);

const startOf = (): string => {
  const today = dateOf(Date.now());
  return `${Number(today.slice(0, 4)) - oldestYears}${today.slice(4)}`;
};

/** Nickname by WeChat's own keyboard, and birth date. Emits `fill` with both at each change. */
Component({
  properties: {
    needsNickname: { type: Boolean, value: true },
    needsBirthDate: { type: Boolean, value: true },
    nickname: { type: String, value: '' },
    birthDate: { type: String, value: '' },
  },
  data: {
    start: startOf(),
    end: dateOf(Date.now() - dayMs),
    /** Where the wheel stands before anybody turned it. */
    shown: '2000-01-01',
  },
  methods: {
    emit() {
      const { nickname, birthDate } = this.data;
      this.triggerEvent('fill', { nickname, birthDate });
    },
    /** WeChat's moderation may empty the field on blur, so that its last word counts. */
    name(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.data.nickname = event.detail.value.trim();
      this.emit();
    },
    birth(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ birthDate: event.detail.value });
      this.emit();
    },
  },
});
