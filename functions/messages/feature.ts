import { messagesContract } from '../../shared/contract/messages';
import { feature } from '../../shared/runtime/feature';
import { allow } from './allow';
import { markAllRead } from './mark-all-read';
import { markRead } from './mark-read';
import { notices } from './notices';

export const messages = feature(messagesContract, [], { notices, markRead, markAllRead, allow });
