/** Colours of what is drawn to be passed on: those of the light theme, for paper is light in either. */
export const paperColours = {
  accent: '#0b6b5d',
  accentSoft: '#e3f1ee',
  pay: '#c2410c',
  ink: '#141c1a',
  inkMiddle: '#4a5653',
} as const;
