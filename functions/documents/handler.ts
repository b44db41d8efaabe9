import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { documents } from './feature';

export const handler = onLambda(documents, awsPorts);
