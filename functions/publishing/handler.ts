import { cloudPorts } from '../../shared/runtime/compose-aws';
import { onLambda } from '../../shared/runtime/on-lambda';
import { publishing } from './feature';

export const handler = onLambda(publishing, cloudPorts);
