import { spanText } from '../generated/calendar/date-text';
import {
  accountPauseMs,
  loginRecordsKeptMs,
  noticesKeptMs,
  refundPromisedMs,
} from '../generated/limits/spans';
import { leastRatings, maxPictures } from '../generated/orders/limits';
import { newestRules } from '../generated/orders/order-rules';

/** Numbers of the server's rules, as pages write them. */
export const ruleTexts = {
  silence: spanText(newestRules.silenceMs),
  dispute: spanText(newestRules.disputeMs),
  refund: spanText(refundPromisedMs),
  pause: spanText(accountPauseMs),
  noticesKept: spanText(noticesKeptMs),
  loginsKept: spanText(loginRecordsKeptMs),
  pictures: maxPictures,
  ratings: leastRatings,
} as const;
