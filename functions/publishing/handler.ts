import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { publishing } from './feature';

export const handler = onLambda(publishing, awsPorts);
