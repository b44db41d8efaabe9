/** @jest-environment node */
import { installWx } from '../../tests/mini/fake-wx';
import { online, watchNetwork } from './network';

it('follows the phone from the launch on', () => {
  let change: (state: { isConnected: boolean }) => void = () => undefined;
  installWx({
    onNetworkStatusChange: (listen: typeof change) => {
      change = listen;
    },
    getNetworkType: ({ success }: { success(answer: object): void }) => success({ networkType: 'none' }),
  });
  watchNetwork();
  expect(online.get()).toBe(false);
  change({ isConnected: true });
  expect(online.get()).toBe(true);
});
