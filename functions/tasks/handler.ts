import { tasksContract } from '../../shared/contract/tasks';
import { cloudPorts } from '../../shared/runtime/compose-aws';
import { feature } from '../../shared/runtime/feature';
import { onLambda } from '../../shared/runtime/on-lambda';
import { get } from './get';
import { list } from './list';
import { nearby } from './nearby';

export const tasks = feature(tasksContract, { list, nearby, get });

export const handler = onLambda(tasks, cloudPorts);
