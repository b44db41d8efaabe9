/** Initials on the accent; pictures of people are neither asked for nor kept. */
Component({
  options: { virtualHost: true },
  properties: {
    initials: { type: String, value: '我' },
    /** In px. */
    size: { type: Number, value: 44 },
  },
});
