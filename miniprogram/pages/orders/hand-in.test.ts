import { expectClean, order, refuse } from '../../../tests/mini/stubs';
import { openSignedIn, orderAnswer } from '../../../tests/mini/work-stubs';

const path = 'pages/orders/hand-in?id=O000000000000001';
const done = () => orderAnswer('checked-in', -9, { quantity: 3, may: ['handIn'] });

describe('提交成果', () => {
  it('takes no more than was agreed, says what it earns, and keeps what was written', async () => {
    const sent: object[] = [];
    const answers = {
      'orders/get': done(),
      'orders/handIn': (input: object) => {
        sent.push(input);
        return sent.length === 1 ? refuse('ORDER_NOT_HANDABLE', 409) : { order: order('handed-in') };
      },
    };
    const mini = await openSignedIn(path, answers);
    await mini.waitFor('¥600');
    expect(mini.text()).toContain('发布方 48 小时内没有处理就自动验收');
    expect(mini.text()).toContain('最多 9 张');
    await mini.tap('多一些');
    expect(mini.page.data.quantity).toBe(3);
    await mini.tap('少一些');
    await mini.waitFor('¥400');
    await mini.input('说明', '两天做完，第三天下雨');
    await mini.tap('提交 ¥400');
    await mini.waitFor('现在不能提交成果');
    const again = await openSignedIn(path, answers, { storage: mini.storage });
    await again.waitFor('¥400');
    expect(again.page.data.text).toBe('两天做完，第三天下雨');
    await again.tap('提交 ¥400');
    await again.waitFor(() => again.route !== 'pages/orders/hand-in');
    expect(sent[1]).toEqual({
      orderId: 'O000000000000001',
      quantity: 2,
      text: '两天做完，第三天下雨',
      pictureIds: [],
    });
    expectClean(again);
  });

  it('says why it was returned', async () => {
    const timeline = [{ status: 'returned', by: 'publisher', reason: '照片看不清店名', atMs: Date.now() }];
    const returned = orderAnswer('returned', -9, { timeline, may: ['handIn'] } as object);
    const mini = await openSignedIn(path, { 'orders/get': returned });
    await mini.waitFor('退回原因：照片看不清店名');
    expectClean(mini);
  });
});
