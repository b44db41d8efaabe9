import type { Account, Session } from '../collections/accounts';
import type { ServiceClient } from '../collections/services';
import type { Access, Action, OutputOf, ParsedInputOf } from '../contract/action';
import type { Rates } from '../domain/limits/rates';
import type { UnverifiedLimits } from '../domain/limits/unverified-limits';
import type { SubscribeTemplates } from '../domain/notices/message-purposes';
import type { Clock } from './clock';
import type { Files } from './files';
import type { FundingChannel } from './funding-channel';
import type { Identity, PaperReader } from './identity';
import type { Ids } from './ids';
import type { Rails } from './payout-rail';
import type { AccessTokens } from './sessions';
import type { SignIn } from './sign-in';
import type { Store } from './store';
import type { KeyedHash } from './vault';
import type { WeChat } from './wechat';
import type { WeChatPush } from './wechat-push';

/** What one deployment is told by its operator. */
export interface Settings {
  /** Subscribe-message templates by purpose; without one, only the in-app notice is given. */
  readonly subscribeTemplates: SubscribeTemplates;
  /** What cities of open tasks may take of an instance's memory. */
  readonly catalogueMegabytes?: number;
  /** What somebody may publish whose identity nobody could verify yet. */
  readonly unverified: UnverifiedLimits;
}

/** Writes one structured log line; never personal data. */
export interface Log {
  (line: Readonly<Record<string, unknown>>): void;
  /** At the end of each call, where lines are counted besides; throws nothing. */
  flush?(): Promise<void>;
}

/** Everything outside a use case. */
export interface Ports {
  readonly store: Store;
  readonly wechat: WeChat;
  readonly weChatPush: WeChatPush;
  readonly files: Files;
  readonly funding: FundingChannel;
  /** Ways on which people are paid. */
  readonly rails: Rails;
  readonly identity: Identity;
  readonly papers: PaperReader;
  readonly hash: KeyedHash;
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: Settings;
  readonly log: Log;
  /** How often somebody may call. */
  readonly rates: Rates;
}

/**
 * What every function has, named or not: its door reads from the store who is calling, by the clock, counts and logs;
 * a store cannot be without ids. None of them is worth keeping from anybody.
 */
export const commonPorts = ['store', 'clock', 'ids', 'log', 'rates'] as const;
export type CommonPort = (typeof commonPorts)[number];

/** A port that a function has only when it names it. */
export type NamedPort = Exclude<keyof Ports, CommonPort>;

/** What a use case must name to have it: a port, or what the door knows of signing in. */
export type Need = NamedPort | 'signIn';

/** Who is calling, read from the store at the door. */
export interface Caller {
  readonly account: Account;
  readonly session: Session;
}

/** Another program that is calling, by its key. */
export interface ServiceCaller {
  readonly service: ServiceClient;
}

/** From where a call comes; kept only in login records of people who consented. */
export interface Client {
  readonly ip: string;
  readonly device: string;
}

type CallerFor<A extends Access> = A extends 'public'
  ? Caller | undefined
  : A extends 'service'
    ? ServiceCaller
    : Caller;

/** What a use case is told of one call. Nobody stands behind a timer. */
type CallOf<A extends Access> = {
  /** Logs, as a line of this call, an error that the caller need not hear of. */
  report(error: unknown): void;
} & (A extends 'timer'
  ? {
      /** By when it must have ended, ms since 1970: what is not done by then waits for the next run. */
      readonly untilMs: number;
    }
  : { readonly caller: CallerFor<A>; readonly client: Client });

/** What a use case of this access works with: the common ports, those that it needs, and its call. */
export type Context<A extends Access = Access, N extends Need = never> = CallOf<A> &
  Pick<Ports & { readonly signIn: SignIn }, CommonPort | N>;

/** One use case: validated input and context in, output out, AppError when refused. `N`: what it needs. */
export type UseCase<T, N extends Need = never> =
  T extends Action<infer _I, infer _O, infer A, infer _S>
    ? (input: ParsedInputOf<T>, context: Context<A, N>) => Promise<OutputOf<T>>
    : never;
