/** When groups are left alone unless they say otherwise, hours of the day in Shanghai. */
export const defaultQuietHours = { quietFromHour: 22, quietToHour: 8 } as const;
