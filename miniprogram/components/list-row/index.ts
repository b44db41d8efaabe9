/** A row of a settings list: icon, title, value, and where it leads. */
Component({
  properties: {
    icon: { type: String, value: '' },
    title: { type: String, value: '' },
    /** A second line under the title. */
    note: { type: String, value: '' },
    value: { type: String, value: '' },
    /** How much is new; asks for attention. */
    badge: { type: String, value: '' },
    /** Whether a tap leads somewhere. */
    arrow: { type: Boolean, value: true },
    last: { type: Boolean, value: false },
  },
});
