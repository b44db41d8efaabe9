import { cloudPorts } from '../../shared/runtime/compose-aws';
import { onLambda } from '../../shared/runtime/on-lambda';
import { messages } from './feature';

export const handler = onLambda(messages, cloudPorts);
