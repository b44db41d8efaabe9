import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { sharing } from './feature';

export const handler = onLambda(sharing, awsPorts);
