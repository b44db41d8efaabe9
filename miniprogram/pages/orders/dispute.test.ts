import { expectClean } from '../../../tests/mini/stubs';
import { openSignedIn } from '../../../tests/mini/work-stubs';

const orderId = 'O000000000000001';
const path = `pages/orders/dispute?id=${orderId}`;
const statement = (by: 'worker' | 'publisher', text: string) => ({
  by,
  text,
  pictureIds: [],
  atMs: Date.now(),
});
const dispute = (...statements: ReturnType<typeof statement>[]) => ({
  orderId,
  openedBy: 'worker',
  openedAtMs: Date.now(),
  statements,
});

describe('申诉', () => {
  it('begins after a question, with what happened', async () => {
    const sent: object[] = [];
    const mini = await openSignedIn(path, {
      'orders/disputeOf': {},
      'orders/dispute': (input: { text: string }) => {
        sent.push(input);
        return { dispute: dispute(statement('worker', input.text)) };
      },
    });
    await mini.waitFor('请平台裁定');
    await mini.tap('提出申诉');
    await mini.waitFor('请写明发生了什么');
    await mini.input('说明', '按约定做满了八小时，只验收了四小时');
    await mini.tap('提出申诉');
    await mini.waitFor('提出后不能撤回');
    await mini.tap('再想想');
    expect(sent).toEqual([]);
    await mini.tap('提出申诉');
    await mini.waitFor('提出后不能撤回');
    await mini.tap('提出申诉');
    await mini.waitFor('补充说明');
    expect(mini.text()).toContain('只验收了四小时');
    expect(sent).toEqual([{ orderId, text: '按约定做满了八小时，只验收了四小时', pictureIds: [] }]);
    expectClean(mini);
  });

  it('shows both sides, takes more, and what was decided is final', async () => {
    const both = [statement('worker', '做满了八小时'), statement('publisher', '四小时后就走了')];
    const sent: object[] = [];
    const mini = await openSignedIn(path, {
      'orders/disputeOf': { dispute: dispute(...both) },
      'orders/answerDispute': (input: { text: string }) => {
        sent.push(input);
        const decision = { outcome: 'part', payFen: 12_000, reason: '有六小时的记录', atMs: Date.now() };
        return { dispute: { ...dispute(...both, statement('worker', input.text)), decision } };
      },
    });
    await mini.waitFor('四小时后就走了');
    await mini.input('说明', '下班时拍了照片');
    await mini.tap('补充');
    await mini.waitFor('这一单收入 ¥120。有六小时的记录');
    expect(sent).toMatchObject([{ orderId, text: '下班时拍了照片', idempotencyKey: expect.any(String) }]);
    expect(mini.text()).not.toContain('补充说明');
    expectClean(mini);
  });
});
