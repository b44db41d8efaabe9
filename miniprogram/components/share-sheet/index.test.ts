import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<share-sheet>', () => {
  const sheet = '<share-sheet visible="{{visible}}" bind:poster="emit" bind:close="emit" />';

  it('offers a poster, and explains Moments', async () => {
    const mini = await mount(sheet, { data: { visible: true } });
    await mini.waitFor('发到朋友圈：点右上角菜单，选“分享到朋友圈”');
    await mini.tap('生成海报');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['poster']);
    expectClean(mini);
  });

  it('closes when the card goes to a friend, and by its button', async () => {
    const mini = await mount(sheet, { data: { visible: true } });
    await mini.tap('发给微信好友');
    await mini.waitFor(() => mini.shares.length === 1);
    await mini.tap('关闭');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['close', 'close']);
  });
});
