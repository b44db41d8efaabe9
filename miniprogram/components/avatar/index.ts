/** Somebody's picture, or their initials on the accent while there is none to be shown. */
Component({
  options: { virtualHost: true },
  properties: {
    initials: { type: String, value: '我' },
    url: { type: String, value: '' },
    /** In px. */
    size: { type: Number, value: 44 },
  },
  data: { isBroken: false },
  observers: {
    url() {
      if (this.data.isBroken) this.setData({ isBroken: false });
    },
  },
  methods: {
    fail() {
      this.setData({ isBroken: true });
    },
  },
});
