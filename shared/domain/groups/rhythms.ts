/** How often a group hears of new tasks: as they come, or gathered by the hour or the day. */
export const groupRhythms = ['at-once', 'hourly', 'daily'] as const;
export type GroupRhythm = (typeof groupRhythms)[number];
