/** What an account may be besides one that takes tasks. */
export const roles = ['publisher', 'operator'] as const;
export type Role = (typeof roles)[number];
