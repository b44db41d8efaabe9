import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { support } from './feature';

export const handler = onLambda(support, awsPorts);
