/**
 * A field with its label above, and below what is wrong with it or what helps. `kind`: text, area, digit (with
 * decimals) or number. Emits `fill` with what is typed.
 */
Component({
  properties: {
    label: { type: String, value: '' },
    kind: { type: String, value: 'text' },
    value: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    maxlength: { type: Number, value: 140 },
    unit: { type: String, value: '' },
    error: { type: String, value: '' },
    help: { type: String, value: '' },
  },
  methods: {
    fill(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('fill', { value: event.detail.value });
    },
  },
});
