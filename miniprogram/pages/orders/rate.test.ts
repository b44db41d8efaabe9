import { expectClean } from '../../../tests/mini/stubs';
import { openSignedIn } from '../../../tests/mini/work-stubs';

const orderId = 'O000000000000001';
const path = `pages/orders/rate?id=${orderId}`;

describe('评价', () => {
  it.each([
    ['', ['准时', '不相符', '及时'], { onTime: true, asDescribed: false, paidAtOnce: true }],
    ['&as=publisher', ['不准时', '达到'], { onTime: false, asDescribed: true }],
  ])('%j: asks for every fact before it is sent, once', async (as, taps, facts) => {
    const sent: object[] = [];
    const mini = await openSignedIn(path + as, {
      'orders/rate': (input: object) => {
        sent.push(input);
        return { ratings: {} };
      },
    });
    await mini.waitFor('评价累计满 5 次后，只以次数公开');
    expect(mini.text()).toContain('对方也评价后才能看到');
    await mini.tap('提交评价');
    await mini.waitFor('请回答：');
    expect(sent).toEqual([]);
    for (const text of taps) await mini.tap(text);
    await mini.tap('提交评价');
    await mini.waitFor(() => mini.route !== 'pages/orders/rate');
    expect(sent).toEqual([{ orderId, ...facts }]);
    expectClean(mini);
  });

  it.each([
    ['cancelled-late', [], '临时取消', 'cancelled-late'],
    ['absent,not-as-described', ['现场与描述不符'], '未到场', 'not-as-described'],
  ])('after %s, asks for that alone', async (breaches, taps, shown, breach) => {
    const sent: object[] = [];
    const mini = await openSignedIn(`${path}&breaches=${breaches}`, {
      'orders/rate': (input: object) => {
        sent.push(input);
        return { ratings: {} };
      },
    });
    await mini.waitFor('发生了什么？');
    expect(mini.text()).toContain(shown);
    expect(mini.text()).toContain('对方马上能看到');
    expect(mini.text()).not.toContain('准时');
    for (const text of taps) await mini.tap(text);
    await mini.tap('提交评价');
    await mini.waitFor(() => mini.route !== 'pages/orders/rate');
    expect(sent).toEqual([{ orderId, breach }]);
    expectClean(mini);
  });
});
