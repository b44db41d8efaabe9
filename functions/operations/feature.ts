import { operationsContract } from '../../shared/contract/operations';
import { feature } from '../../shared/runtime/feature';
import { decidePublisher } from './decide-publisher';
import { findOrder } from './find-order';
import { publishers } from './publishers';
import { reviewTask } from './review-task';

export const operations = feature(operationsContract, ['files'], {
  publishers,
  decidePublisher,
  reviewTask,
  findOrder,
});
