import type { GroupChannel as ChannelName } from '../../shared/domain/groups/channels';
import type { TaskCategory } from '../../shared/domain/tasks/categories';

/** A task as a channel shows it. */
export interface GroupCard {
  readonly appId: string;
  readonly title: string;
  readonly description: string;
  /** Page of the mini-program with its query. */
  readonly path: string;
  readonly category: TaskCategory;
  /** Opens the mini-program from elsewhere; asked for by channels that cannot send cards. */
  readonly link?: string;
}

/** Something said in a group; handled and forgotten. */
export interface GroupMessage {
  readonly address: string;
  /** Without the bot's own name. */
  readonly text: string;
  /** It names the bot. */
  readonly isAddressed: boolean;
  readonly isAdmin: boolean;
}

export type ChannelState =
  | { readonly kind: 'starting' | 'online' | 'offline' }
  /** Waits for somebody to scan this text as a QR code. */
  | { readonly kind: 'scan'; readonly qr: string };

/** A message did not go out, or nobody knows. */
export class SendFailed extends Error {
  /** False: nothing arrived, that is certain. */
  readonly mayHaveArrived: boolean;
  /** How long the channel wants to be left alone, ms. */
  readonly pauseMs: number;

  constructor(reason: string, { mayHaveArrived = false, pauseMs = 0, cause }: SendFailedOptions = {}) {
    super(reason, { cause });
    this.name = 'SendFailed';
    this.mayHaveArrived = mayHaveArrived;
    this.pauseMs = pauseMs;
  }
}

interface SendFailedOptions {
  readonly mayHaveArrived?: boolean;
  readonly pauseMs?: number;
  readonly cause?: unknown;
}

/** A way into chat groups. Sends answer what the channel calls the message, if it says. Errors: SendFailed. */
export interface GroupChannel {
  readonly name: ChannelName;
  /** Cards need `link`. */
  readonly needsLink: boolean;
  /** So long after sending a message can be taken back, ms; 0: never. */
  readonly withdrawableMs: number;
  /** Connects; messages go to the listener, if the channel hears any. */
  start(listener: (message: GroupMessage) => void): Promise<void>;
  stop(): Promise<void>;
  state(): ChannelState;
  sendCard(address: string, card: GroupCard): Promise<string | undefined>;
  sendText(address: string, text: string): Promise<string | undefined>;
  /** Takes a message back; answers whether it is gone. */
  withdraw(messageId: string): Promise<boolean>;
}
