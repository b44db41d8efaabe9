import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { tasks } from './feature';

export const handler = onLambda(tasks, awsPorts);
