import { operationsContract } from '../../shared/contract/operations';
import { feature } from '../../shared/runtime/feature';
import { reviewTask } from './review-task';

export const operations = feature(operationsContract, [], { reviewTask });
