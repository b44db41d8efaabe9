import { operationsContract } from '../../shared/contract/operations';
import { feature } from '../../shared/runtime/feature';
import { decideDispute } from './disputes/decide-dispute';
import { dispute } from './disputes/dispute';
import { disputes } from './disputes/disputes';
import { findOrder } from './find-order';
import { reviewTask } from './review-task';

export const operations = feature(operationsContract, [], {
  reviewTask,
  findOrder,
  disputes,
  dispute,
  decideDispute,
});
