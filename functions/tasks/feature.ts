import { tasksContract } from '../../shared/contract/tasks';
import { feature } from '../../shared/runtime/feature';
import { get } from './get';
import { list } from './list';
import { nearby } from './nearby/nearby';

export const tasks = feature(tasksContract, [], { list, nearby, get });
