/** A mini-program as the sandbox's WeChat knows it. */
export interface SandboxApp {
  readonly appId: string;
  readonly secret: string;
  /** The open-platform account it is bound to: apps of one owner see the same unionid of a person. */
  readonly owner?: string;
}

/** The mini-program that runs on the laptop. Its secret opens nothing but the sandbox. */
export const MAIN_APP: SandboxApp = {
  appId: 'wx10ca10000000a001',
  secret: 'local-sandbox-main-app-secret-001',
  owner: 'jiedan-local',
};

/** A second mini-program of the same owner: other openids, the same unionids. */
export const SECOND_APP: SandboxApp = {
  appId: 'wx10ca10000000a002',
  secret: 'local-sandbox-second-app-secret-2',
  owner: 'jiedan-local',
};

export const DEFAULT_APPS: readonly SandboxApp[] = [MAIN_APP, SECOND_APP];
