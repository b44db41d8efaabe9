interface Choice {
  readonly value: string;
  readonly text: string;
}

/** One of a few, side by side. `look`: `chips` or `tabs`. Emits `choose` with the value. */
Component({
  properties: {
    choices: { type: Array, value: [] as Choice[] },
    value: { type: String, value: '' },
    look: { type: String, value: 'chips' },
    /** What is chosen, for those who listen to the screen. */
    label: { type: String, value: '' },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const { value } = event.currentTarget.dataset as { value: string };
      if (value !== this.data.value) this.triggerEvent('choose', { value });
    },
  },
});
