import { operationsContract } from '../../shared/contract/operations';
import { feature } from '../../shared/runtime/feature';
import { findOrder } from './find-order';
import { reviewTask } from './review-task';

export const operations = feature(operationsContract, [], { reviewTask, findOrder });
