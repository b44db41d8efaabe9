/** Own line icons on a 24 × 24 grid, stroke 1.75, round ends. Each is what stands inside the `<svg>`. */
export const shapes: Readonly<Record<string, string>> = {
  pin: '<path d="M12 21s7-6.2 7-11.3A7 7 0 0 0 5 9.7C5 14.8 12 21 12 21z"/><circle cx="12" cy="9.8" r="2.5"/>',
  near: '<path d="M20.5 3.5 3.5 10.6l7.2 2.7 2.7 7.2z"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.2V12l3.2 2"/>',
  people:
    '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.8 20c.4-3.7 2.9-5.8 6.2-5.8s5.8 2.1 6.2 5.8M15.5 5.3a3.4 3.4 0 0 1 0 6.4M17.6 14.7c2.1.7 3.3 2.5 3.6 5.3"/>',
  verified:
    '<path d="M12 3l7.5 2.7v5.5c0 4.6-3.1 8-7.5 9.8-4.4-1.8-7.5-5.2-7.5-9.8V5.7z"/><path d="M8.7 12l2.4 2.4 4.3-4.6"/>',
  check: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  close: '<path d="M6 6l12 12M18 6 6 18"/>',
  right: '<path d="M9 5l7 7-7 7"/>',
  down: '<path d="M5 9l7 7 7-7"/>',
  search: '<circle cx="10.8" cy="10.8" r="6.3"/><path d="M15.5 15.5 20 20"/>',
  home: '<path d="M4 11.2 12 4.5l8 6.7M6 9.6V19.5h12V9.6"/>',
  filter: '<path d="M4 7h16M7 12h10M10 17h4"/>',
  wallet:
    '<path d="M4 7.5A2.5 2.5 0 0 1 6.5 5H18v3.5"/><rect x="4" y="8" width="16.5" height="11.5" rx="2.5"/><path d="M20.5 12h-4a2 2 0 0 0 0 4h4"/>',
  share:
    '<path d="M12 15V3.8M7.8 7.8 12 3.6l4.2 4.2M5 12.5v6A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5v-6"/>',
  friends:
    '<path d="M20 11.5c0 3.9-3.6 7-8 7-1 0-2-.2-2.9-.5L4.5 20l1.3-3.6A6.5 6.5 0 0 1 4 11.5c0-3.9 3.6-7 8-7s8 3.1 8 7z"/>',
  image:
    '<rect x="3.5" y="4.5" width="17" height="15" rx="2.5"/><circle cx="8.7" cy="9.7" r="1.5"/><path d="M4 17l4.8-4.3 3.5 3 3-2.7 5 4.4"/>',
  bell: '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>',
  doc: '<path d="M6 3.5h8l4.5 4.5v12.5H6z"/><path d="M13.5 3.5V8.5h5M9 13h6M9 16.5h4"/>',
  user: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.6-4 3.5-6.2 7.5-6.2s6.9 2.2 7.5 6.2"/>',
  shield:
    '<path d="M12 3l7.5 2.7v5.5c0 4.6-3.1 8-7.5 9.8-4.4-1.8-7.5-5.2-7.5-9.8V5.7z"/><path d="M12 8v4.5M12 15.8v.1"/>',
  device: '<rect x="6.5" y="2.5" width="11" height="19" rx="2.5"/><path d="M11 18.5h2"/>',
  phone:
    '<path d="M5 4.5h4l1.7 4.3-2.2 1.7a12 12 0 0 0 5 5l1.7-2.2 4.3 1.7v4a1.5 1.5 0 0 1-1.5 1.5C10.5 20.5 3.5 13.5 3.5 6A1.5 1.5 0 0 1 5 4.5z"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11.2v5M12 7.8v.1"/>',
  offline:
    '<path d="M3 3l18 18M8.5 15.3a5 5 0 0 1 5.3-1.1M5.3 11.8a9.5 9.5 0 0 1 4.3-2.4M13.5 9.1a9.5 9.5 0 0 1 5.2 2.7M2.5 8.3a14 14 0 0 1 3.6-2.3M10.5 4.7a14 14 0 0 1 11 3.6M12 19v.1"/>',
  lock: '<rect x="5" y="10.5" width="14" height="10" rx="2.5"/><path d="M8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3"/>',
  empty:
    '<path d="M4 13.5 6.5 5h11l2.5 8.5v5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5z"/><path d="M4 13.5h4.5l1.5 2.5h4l1.5-2.5H20"/>',
  bag: '<path d="M5 8.5h14l1 12H4zM8.5 8.5V7a3.5 3.5 0 0 1 7 0v1.5"/>',
};

/** The tab bar's icons: an outline, and a filled shape when selected; `#fff` stands for the bar's ground. */
export const tabShapes: Readonly<Record<string, { readonly outline: string; readonly filled: string }>> = {
  tasks: {
    outline:
      '<rect x="3.5" y="7.5" width="17" height="12.5" rx="2.5"/><path d="M8.5 7.5V6a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v1.5M3.5 12.5h17M12 11.3v2.6"/>',
    filled:
      '<path fill="currentColor" d="M8.5 7.5V6a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v1.5" fill-opacity="0"/><rect x="3.5" y="7.5" width="17" height="12.5" rx="2.5" fill="currentColor"/><path d="M4.5 12.7h15M12 11.3v2.8" stroke="#fff"/>',
  },
  orders: {
    outline:
      '<rect x="4.5" y="4" width="15" height="16.5" rx="2.5"/><path d="M8.5 9h7M8.5 12.8h7M8.5 16.5h4"/>',
    filled:
      '<rect x="4.5" y="4" width="15" height="16.5" rx="2.5" fill="currentColor"/><path d="M8.5 9h7M8.5 12.8h7M8.5 16.5h4" stroke="#fff"/>',
  },
  me: {
    outline: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.3c.6-4 3.5-6 7.5-6s6.9 2 7.5 6z"/>',
    filled:
      '<circle cx="12" cy="8" r="4" fill="currentColor"/><path fill="currentColor" d="M4.5 20.3c.6-4 3.5-6 7.5-6s6.9 2 7.5 6z"/>',
  },
};

/** A place on a map; its tip is in the middle of the lower edge. */
export const mapMarker =
  '<path fill="currentColor" stroke="#fff" d="M12 23s7.5-7 7.5-12.9a7.5 7.5 0 0 0-15 0C4.5 16 12 23 12 23z"/><circle cx="12" cy="10" r="2.6" fill="#fff" stroke="none"/>';

/** Tab bar images cannot follow CSS: one set for light, one for dark. */
export const tabColours = {
  light: { normal: '#66706D', selected: '#0B6B5D', ground: '#FFFFFF' },
  dark: { normal: '#97A3A0', selected: '#56CDB9', ground: '#151B1A' },
} as const;
