/** Nothing here, why, and a way out. */
Component({
  properties: {
    icon: { type: String, value: 'empty' },
    title: { type: String, value: '' },
    text: { type: String, value: '' },
    /** What the button says; no button without it. */
    action: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  methods: {
    act() {
      this.triggerEvent('act');
    },
  },
});
