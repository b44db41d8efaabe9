import { createStore } from './store';

/** Whether the phone says that it has a network. */
export const online = createStore(true);

/** Follows the phone's network; called once, at launch. */
export function watchNetwork(): void {
  wx.onNetworkStatusChange(({ isConnected }) => online.set(isConnected));
  wx.getNetworkType({ success: ({ networkType }) => online.set(networkType !== 'none') });
}
