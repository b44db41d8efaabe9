/** A line that explains a state of the page, with at most one way out. Emits `act`, and `close` where it can be put away. */
Component({
  properties: {
    icon: { type: String, value: 'info' },
    text: { type: String, value: '' },
    action: { type: String, value: '' },
    tone: { type: String, value: 'warn' },
    closable: { type: Boolean, value: false },
  },
  methods: {
    act() {
      this.triggerEvent('act');
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
