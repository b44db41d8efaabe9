import { accountErrors } from './account';
import { commonErrors } from './common';
import { contentErrors } from './content';
import { fundingErrors } from './funding';
import { groupErrors } from './groups';
import { incomeErrors } from './income';
import { orderErrors } from './orders';
import { paperErrors } from './papers';
import { payoutErrors } from './payouts';
import { pictureErrors } from './pictures';
import { publisherErrors } from './publishers';
import { publishingErrors } from './publishing';
import { supportErrors } from './support';
import { taskErrors } from './tasks';
import { weChatErrors } from './wechat';

/** Everything that can go wrong, by stable code, from all topics. */
export const errorCatalogue = {
  ...commonErrors,
  ...weChatErrors,
  ...contentErrors,
  ...accountErrors,
  ...taskErrors,
  ...orderErrors,
  ...publishingErrors,
  ...fundingErrors,
  ...payoutErrors,
  ...incomeErrors,
  ...paperErrors,
  ...groupErrors,
  ...pictureErrors,
  ...publisherErrors,
  ...supportErrors,
} as const;

export type ErrorCode = keyof typeof errorCatalogue;
