/** A sheet from below with a title and a way to close it. Emits `close`. */
Component({
  options: { multipleSlots: true },
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
    /** False: only an answer closes it. */
    closable: { type: Boolean, value: true },
  },
  /** Where the content stands, px; only another value than before scrolls. */
  data: { top: 0 },
  observers: {
    /** What comes under another title begins at its top. */
    title() {
      this.setData({ top: this.data.top === 0 ? 1 : 0 });
    },
  },
  methods: {
    changed(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close();
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
