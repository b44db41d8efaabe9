import { gatedInterfaces, gatesPage } from './gates';

test('an interface that is declared or asked for is listed; of two ways to locate only the declared one', () => {
  const names = gatedInterfaces(
    ['chooseLocation', 'getFuzzyLocation', 'getLocation', 'request'],
    ['getLocation'],
  );
  expect(names.map(([name]) => name)).toEqual(['getLocation']);
  expect(gatesPage()).toMatch(/\| `chooseLocation` \| 开发管理 → 接口设置/);
});

test('an interface that nobody looked up stops the generator', () => {
  expect(() => gatedInterfaces(['startBluetooth'], [])).toThrow('startBluetooth');
});
