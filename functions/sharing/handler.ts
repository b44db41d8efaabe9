import { cloudPorts } from '../../shared/runtime/compose-aws';
import { onLambda } from '../../shared/runtime/on-lambda';
import { sharing } from './feature';

export const handler = onLambda(sharing, cloudPorts);
