import { asPublisher } from '../../../tests/mini/publisher-stubs';
import { expectClean, refuse } from '../../../tests/mini/stubs';

const path = 'pages/publishing/contact';

describe('联系电话', () => {
  it('is checked before it is sent, and kept as it is dialled', async () => {
    const sent: object[] = [];
    const mini = await asPublisher(path, {
      'publishing/contact': {},
      'publishing/setContact': (input: object) => {
        sent.push(input);
        return {};
      },
    });
    await mini.waitFor('只有已录用的人能看到');
    expect(mini.text()).not.toContain('不留电话');
    await mini.tap('保存');
    await mini.waitFor('请填写 11 位手机号，或带区号的座机号');
    expect(sent).toEqual([]);
    await mini.input('录用的人打哪个电话找您', '+86 139-0000-1234');
    await mini.tap('保存');
    await mini.waitFor(() => mini.route === 'pages/me/index');
    expect(sent).toEqual([{ phone: '13900001234' }]);
    expectClean(mini);
  });

  it('can be taken away, after a question; what is refused is said beside it', async () => {
    const sent: object[] = [];
    const mini = await asPublisher(path, {
      'publishing/contact': { phone: '13900001234' },
      'publishing/setContact': (input: object) => {
        sent.push(input);
        return sent.length === 1 ? refuse('ROLE_REQUIRED', 403) : {};
      },
    });
    await mini.waitFor('不留电话');
    expect(mini.page.data.phone).toBe('13900001234');
    await mini.tap('不留电话');
    await mini.waitFor('打不了电话');
    await mini.tap('不留');
    await mini.waitFor(() => mini.page.data.fault !== '');
    await mini.tap('不留电话');
    await mini.waitFor('打不了电话');
    await mini.tap('不留');
    await mini.waitFor(() => mini.route === 'pages/me/index');
    expect(sent.at(-1)).toEqual({});
    expectClean(mini);
  });
});
