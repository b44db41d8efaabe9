import { awsPorts } from '../../shared/runtime/compose/aws';
import { onLambda } from '../../shared/runtime/doors/on-lambda';
import { pictures } from './feature';

export const handler = onLambda(pictures, awsPorts);
