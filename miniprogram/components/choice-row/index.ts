interface Choice {
  readonly value: string;
  readonly text: string;
}

/** One of a few, or several, side by side. `look`: `chips`, `tabs` or `wrap`. Emits `choose` with the value. */
Component({
  properties: {
    choices: { type: Array, value: [] as Choice[] },
    value: { type: String, value: '' },
    /** Several may be chosen: `chosen` names them, and a tap on one that is chosen is told, too. */
    many: { type: Boolean, value: false },
    chosen: { type: Object, value: {} as Readonly<Record<string, boolean>> },
    look: { type: String, value: 'chips' },
    /** What is chosen, for those who listen to the screen. */
    label: { type: String, value: '' },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const { value } = event.currentTarget.dataset as { value: string };
      if (this.data.many || value !== this.data.value) this.triggerEvent('choose', { value });
    },
  },
});
