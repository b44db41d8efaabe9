import { cloudPorts } from '../../shared/runtime/compose-aws';
import { onLambda } from '../../shared/runtime/on-lambda';
import { tasks } from './feature';

export const handler = onLambda(tasks, cloudPorts);
