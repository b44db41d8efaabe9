// Copied by `npm run mini:generate` from shared/domain/orders; do not edit.

import { hourMs } from '../calendar/calendar';

/** How long before a session one may check in to it, ms. */
export const checkInBeforeMs = hourMs;
/** How long after a session one may still check out of it, ms. */
export const checkOutAfterMs = 2 * hourMs;
