import { messagesContract } from '../../shared/contract/messages';
import { cloudPorts } from '../../shared/runtime/compose-aws';
import { feature } from '../../shared/runtime/feature';
import { onLambda } from '../../shared/runtime/on-lambda';
import { markRead } from './mark-read';
import { notices } from './notices';

export const messages = feature(messagesContract, { notices, markRead });

export const handler = onLambda(messages, cloudPorts);
