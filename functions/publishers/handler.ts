import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { publishers } from './feature';

export const handler = onLambda(publishers, awsPorts);
