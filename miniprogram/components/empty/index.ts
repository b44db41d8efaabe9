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
  data: { clauses: [] as string[] },
  observers: {
    /** Lines end where a clause does, not in the middle of a word. */
    text(text: string) {
      this.setData({ clauses: text.match(/[^，；。]+[，；。]?/g) ?? [] });
    },
  },
  methods: {
    act() {
      this.triggerEvent('act');
    },
  },
});
