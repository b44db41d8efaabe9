/** Grey shapes where something will stand in a moment. */
Component({
  options: { virtualHost: true },
  properties: {
    /** `cards` for lists, `page` for one thing alone. */
    kind: { type: String, value: 'cards' },
  },
  data: { rows: [1, 2, 3, 4] },
});
