import { asPublisher } from '../../../tests/mini/publisher-stubs';
import { expectClean, refuse } from '../../../tests/mini/stubs';

const path = 'pages/publishing/on-site-code?id=T000000000000001';

describe('现场码', () => {
  it('shows the code of this minute, and the next one by itself', async () => {
    let asked = 0;
    const mini = await asPublisher(path, {
      'publishing/onSiteCode': () => {
        asked += 1;
        return asked === 1
          ? { code: '123456', untilMs: Date.now() + 100 }
          : { code: '654321', untilMs: Date.now() + 60_000 };
      },
    });
    await mini.waitFor('123');
    expect(mini.text()).toMatch(/123\s*456/);
    expect(mini.text()).toContain('不要发到群里');
    await mini.waitFor('654');
    expect(asked).toBe(2);
    expectClean(mini);
  });

  it('says that a code may have run out, rather than show another', async () => {
    let isThere = true;
    const mini = await asPublisher(path, {
      'publishing/onSiteCode': () =>
        isThere ? { code: '123456', untilMs: Date.now() + 100 } : refuse('TASK_NOT_FOUND', 404),
    });
    await mini.waitFor('123');
    isThere = false;
    await mini.waitFor('这个码可能已过期');
    expectClean(mini);
  });
});
