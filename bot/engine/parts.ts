import type { GroupChannel as ChannelName } from '../../shared/domain/groups/channels';
import type { Backend } from '../backend/backend';
import type { GroupChannel } from '../channels/group-channel';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { SendLedger } from '../planner/send-ledger';

/** What the bot is made of. */
export interface BotParts {
  readonly backend: Backend;
  /** Those that this process serves, by name. */
  readonly channels: ReadonlyMap<ChannelName, GroupChannel>;
  readonly ledger: SendLedger;
  /** The kill switch. */
  readonly isOff: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}
