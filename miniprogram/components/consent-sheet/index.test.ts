import { mount } from '../../../tests/mini/mount';
import { agreements, expectClean } from '../../../tests/mini/stubs';

describe('<consent-sheet>', () => {
  interface Sheet {
    ask(purpose: string, shown: typeof agreements, accept: () => Promise<void>): Promise<boolean>;
  }
  const accepted = async () => undefined;
  const open = async (accept: () => Promise<void> = accepted) => {
    const mini = await mount('<consent-sheet id="it" />');
    const answer = mini.component<Sheet>('#it').ask('报名', agreements, accept);
    await mini.waitFor('报名前，请阅读并同意下列协议。');
    return { mini, answer };
  };

  it('names every agreement and takes no agreement without the tick', async () => {
    const { mini, answer } = await open();
    for (const { title } of agreements) expect(mini.text()).toContain(`《${title}》`);
    await mini.tap('同意并继续');
    await mini.waitFor('请先勾选上面的方框');
    await mini.tap('我已阅读并同意以上三份协议');
    await mini.waitFor('请先勾选上面的方框', false);
    await mini.tap('同意并继续');
    expect(await answer).toBe(true);
    expectClean(mini);
  });

  it('stays open with its tick while it cannot be sent, and goes on by the same button', async () => {
    let tries = 0;
    const { mini, answer } = await open(async () => {
      tries += 1;
      if (tries === 1) throw new Error('no');
    });
    await mini.tap('我已阅读并同意以上三份协议');
    await mini.tap('同意并继续');
    await mini.waitFor('服务开小差了，请稍后再试');
    expect(document.querySelector('[role="checkbox"]')?.getAttribute('aria-checked')).toBe('true');
    await mini.tap('同意并继续');
    expect(await answer).toBe(true);
    expect(tries).toBe(2);
    expectClean(mini);
  });

  it('answers no to a refusal, and to a question that another one replaces', async () => {
    const { mini, answer } = await open();
    const second = mini.component<Sheet>('#it').ask('收款', agreements, accepted);
    expect(await answer).toBe(false);
    await mini.waitFor('收款前，请阅读并同意下列协议。');
    await mini.tap('暂不同意');
    expect(await second).toBe(false);
  });

  it('opens an agreement', async () => {
    const { mini } = await open();
    await mini.tap('阅读《隐私政策》');
    expect(mini.route).toBe('pages/settings/agreement');
    expect(mini.page.options).toEqual({ id: 'privacy-policy' });
  });
});
