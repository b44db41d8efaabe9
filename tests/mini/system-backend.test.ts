import { createTestSystem, type TestSystem } from '../support/system/test-system';
import { systemBackend } from './backend';
import { launchMini } from './launch-mini';

interface WeChat {
  login(): Promise<{ code: string }>;
  request(options: object): Promise<{ data: { data: { session: { accessToken: string } } } }>;
}

describe('the mini-program on the whole backend in this process', () => {
  let system: TestSystem;

  beforeAll(async () => {
    system = await createTestSystem();
  });

  afterAll(() => system.close());

  it('asks the real functions, and logs in with a code of the sandbox', async () => {
    const mini = await launchMini({
      root: 'preview/fixture',
      backend: systemBackend(system),
      person: 'chen',
    });
    const { wx } = globalThis as unknown as { wx: WeChat };
    const { code } = await wx.login();
    const url = 'http://127.0.0.1:3000/account/login';
    const { data } = await wx.request({ url, method: 'POST', data: { code } });
    expect(data.data.session.accessToken).toEqual(expect.any(String));
    expect(mini.requests.at(-1)).toMatchObject({ url: '/account/login', status: 200, code: 'ok' });
    await wx.request({ url, method: 'POST', data: { code } });
    expect(mini.requests.at(-1)?.code).toBe('WECHAT_CODE_INVALID');
  });
});
