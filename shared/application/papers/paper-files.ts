import { hourMs } from '../../domain/calendar/calendar';

/** Where papers lie that somebody asked for; `file`: an unguessable name with its ending. */
export const paperKey = (file: string): string => `papers/${file}`;

/** Addresses work for an hour; what was made can be made again. */
const lifeMs = 2 * hourMs;

/** The end of a paper. */
export const paperExpiry = (file: string, madeAtMs: number) => ({
  kind: 'paper.expire',
  subject: file,
  dueAtMs: madeAtMs + lifeMs,
});
