import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { operations } from './feature';

export const handler = onLambda(operations, awsPorts);
