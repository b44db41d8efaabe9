/** A line that explains a state of the page, with at most one way out. Emits `act`. */
Component({
  properties: {
    icon: { type: String, value: 'info' },
    text: { type: String, value: '' },
    action: { type: String, value: '' },
    tone: { type: String, value: 'warn' },
  },
  methods: {
    act() {
      this.triggerEvent('act');
    },
  },
});
