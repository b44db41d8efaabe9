/** The end of a list that grows: more is coming, that was all, or it failed. Emits `retry`. */
Component({
  properties: {
    /** idle, loading, end, error */
    state: { type: String, value: 'idle' },
    text: { type: String, value: '没有更多了' },
  },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
  },
});
