import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<privacy-sheet>', () => {
  interface Sheet {
    ask(): Promise<object>;
  }
  const open = async () => {
    const mini = await mount('<privacy-sheet id="it" />');
    const answer = mini.component<Sheet>('#it').ask();
    await mini.waitFor('隐私保护提示');
    return { mini, answer };
  };

  it('answers a refusal, and cannot be closed without an answer', async () => {
    const { mini, answer } = await open();
    await mini.tap('关闭');
    await mini.waitFor('隐私保护提示');
    await mini.tap('不同意');
    expect(await answer).toEqual({ event: 'disagree' });
    expectClean(mini);
  });

  it('answers with the id of the button that agreed', async () => {
    const { mini, answer } = await open();
    await mini.tap('同意');
    expect(await answer).toEqual({ event: 'agree', buttonId: 'privacy-agree' });
    expectClean(mini);
  });
});
