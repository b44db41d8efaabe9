/** One word on a soft ground. `tone`: plain, accent, warn or danger; the word always says it too. */
Component({
  options: { virtualHost: true },
  properties: {
    text: { type: String, value: '' },
    tone: { type: String, value: 'plain' },
  },
});
