import { asPublisher, workerOrder } from '../../../tests/mini/publisher-stubs';
import { expectClean } from '../../../tests/mini/stubs';

const path = 'pages/publishing/accept';

describe('验收', () => {
  it('accepts all the plain ones at once after a question, and says which were not', async () => {
    const sent: { items: object[] }[] = [];
    const less = workerOrder(3, { name: '大**', handedInQuantity: 0 });
    const mini = await asPublisher(path, {
      'publishing/toAccept': { orders: [workerOrder(1), workerOrder(2), less] },
      'publishing/acceptSeveral': (input: { items: { orderId: string }[] }) => {
        sent.push(input);
        const [one, other] = input.items;
        return {
          results: [
            { orderId: one?.orderId, accepted: true },
            { orderId: other?.orderId, accepted: false, code: 'CHANGED_MEANWHILE', message: '内容刚刚变了' },
          ],
        };
      },
    });
    await mini.waitFor('与约定一致的 2 单全部通过 ¥440');
    expect(mini.text()).toContain('还有 1 天 23 小时');
    await mini.tap('与约定一致的 2 单全部通过 ¥440');
    await mini.waitFor('一次通过 2 单？');
    await mini.tap('再想想');
    expect(sent).toEqual([]);
    await mini.tap('与约定一致的 2 单全部通过 ¥440');
    await mini.waitFor('一次通过 2 单？');
    await mini.tap('全部通过');
    await mini.waitFor('通过了 1 单，1 单没有通过：内容刚刚变了');
    expect(sent[0]?.items).toMatchObject([{ orderId: 'O000000000000001' }, { orderId: 'O000000000000002' }]);
    expectClean(mini);
  });

  it('says by itself what happens in silence', async () => {
    const mini = await asPublisher(path, { 'publishing/toAccept': { orders: [] } });
    await mini.waitFor('48 小时内没有处理就自动通过');
    expectClean(mini);
  });
});
