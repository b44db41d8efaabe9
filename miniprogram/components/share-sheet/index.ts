/** Ways to pass a task on. Emits `poster` or `close`; the friend's card is WeChat's own doing. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
  },
  methods: {
    close() {
      this.triggerEvent('close');
    },
    poster() {
      this.triggerEvent('poster');
    },
  },
});
