/** What differs between deployments; everything else is the same program. */
interface BuildConfig {
  /** `http`: the functions behind HTTPS (AWS, laptop). `cloud`: functions of Tencent CloudBase. */
  readonly transport: 'http' | 'cloud';
  /** Where `http` calls go, without a slash at the end. */
  readonly apiBase: string;
  /** The CloudBase environment that `cloud` calls. */
  readonly cloudEnv: string;
  readonly timeoutMs: number;
  /** Pauses before a safe call is tried again. */
  readonly retryDelaysMs: readonly number[];
  /** Subscribe-message templates by purpose; an empty one is never asked for. */
  readonly subscribeTemplates: {
    readonly orderResult: string;
    readonly workReminder: string;
    readonly orderChange: string;
    readonly acceptance: string;
  };
  /** What is shown before somebody chose a city. */
  readonly firstCityCode: string;
}

/** The laptop's values; a deployment writes its own (README, "your own app id"). */
export const config: BuildConfig = {
  transport: 'http',
  apiBase: 'http://127.0.0.1:3000',
  cloudEnv: '',
  timeoutMs: 10_000,
  retryDelaysMs: [400, 1_200],
  subscribeTemplates: {
    orderResult: 'order-result',
    workReminder: 'work-reminder',
    orderChange: 'order-change',
    acceptance: 'acceptance',
  },
  firstCityCode: '370200',
};
