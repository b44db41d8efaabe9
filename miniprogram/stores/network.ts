import { createStore } from './store';

/** Whether the phone says that it has a network: a hint, never a gate. */
export const online = createStore(true);

/** Follows the phone's network; called once, at launch. */
export function watchNetwork(): void {
  wx.onNetworkStatusChange(({ isConnected }) => online.set(isConnected));
  wx.getNetworkType({ success: ({ networkType }) => online.set(networkType !== 'none') });
}

/** Calls `run` each time the network comes back, until the answered function is called. */
export const whenBack = (run: () => void): (() => void) =>
  online.subscribe((isOnline) => {
    if (isOnline) run();
  });
