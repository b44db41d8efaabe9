/** Loading failed: what happened, and another try. */
Component({
  properties: {
    title: { type: String, value: '没有加载成功' },
    /** From the error catalogue. */
    text: { type: String, value: '' },
    /** The network is away rather than the server. */
    offline: { type: Boolean, value: false },
    action: { type: String, value: '重新加载' },
  },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
  },
});
