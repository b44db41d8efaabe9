/** For how long what was written and never handed in, or never corrected, is kept, days (PIPL art. 19: the shortest that serves). */
export const applicationLifeDays = 30;
