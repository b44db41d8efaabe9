/** A line icon in the current text colour; decoration only, the words beside it say what it means. */
Component({
  options: { virtualHost: true },
  properties: {
    name: { type: String, value: '' },
    /** In px. */
    size: { type: Number, value: 18 },
  },
});
