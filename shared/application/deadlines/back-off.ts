import { hourMs, minuteMs } from '../../domain/calendar/calendar';

/** After so many tries, over some nine hours, it waits for an operator. */
export const maxTries = 10;

const longestMs = 6 * hourMs;

/** How long after its `tries`-th failure something is tried again, ms: 1, 2, 4 … minutes, 6 hours at most. */
export const backOffMs = (tries: number): number => Math.min(longestMs, minuteMs * 2 ** (tries - 1));
