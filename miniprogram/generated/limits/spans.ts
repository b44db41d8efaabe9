// Copied by `npm run mini:generate` from shared/domain/limits; do not edit.

import { dayMs } from '../calendar/calendar';

/** Notices are kept so long. */
export const noticesKeptMs = 180 * dayMs;
/** Where somebody signed in from: six months and some days (Cybersecurity Law art. 21). */
export const loginRecordsKeptMs = 200 * dayMs;
/** After a change of account nothing is paid to it for so long, so that its owner can notice and stop it. */
export const accountPauseMs = dayMs;
/** What publishers are promised: what is not used goes back within so long from the moment it is free. */
export const refundPromisedMs = 7 * dayMs;
