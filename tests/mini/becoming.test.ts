import { publisherTerms } from '../../shared/contract/agreements/publisher-terms';
import { launchMini } from './launch-mini';
import { answering, expectClean, profile, refuse, signedInStorage } from './stubs';

const path = 'pages/becoming/index';
const pictureId = 'Pc00000000000001';
const draft = { status: 'draft', identityChecked: false, missing: [] };
const first = { terms: publisherTerms, termsAccepted: false };

/** The phone's camera, and a storage that takes everything. */
const camera = {
  chooseMedia: ({ success }: { success(answer: object): void }) =>
    success({ tempFiles: [{ tempFilePath: 'http://tmp/1.jpg' }] }),
  compressImage: ({ src, success }: { src: string; success(answer: object): void }) =>
    success({ tempFilePath: src }),
  uploadFile: ({ success }: { success(answer: object): void }) => success({ statusCode: 204 }),
};

const opened = async (answers: Record<string, unknown>, state: object = first) =>
  launchMini({
    path,
    storage: await signedInStorage(),
    wx: camera,
    backend: answering({
      'account/me': { profile: profile() },
      'publishers/application': state,
      'publishers/save': ({ fields }: { fields: object }) => ({ application: { ...draft, ...fields } }),
      'pictures/ticket': {
        pictureId,
        upload: { url: 'https://files.example/', method: 'POST', headers: {}, fields: {} },
      },
      'pictures/done': { picture: { pictureId, status: 'ready', url: 'https://files.example/1' } },
      ...answers,
    }),
  });

describe('成为服务商', () => {
  it('names what is missing beside each field, and sends nothing', async () => {
    const mini = await opened({});
    await mini.waitFor('填写入驻资料');
    await mini.tap('提交审核');
    await mini.waitFor('请填写名称，2 至 40 个字');
    for (const text of [
      '请填写 11 位手机号',
      '身份证号有 18 位，请核对',
      '请上传联系人照片',
      '请阅读并同意发布方服务协议',
    ])
      expect(mini.text()).toContain(text);
    expect(mini.requests.map(({ url }) => url)).not.toContain('/publishers/save');
    expectClean(mini);
  });

  it('hands in an enterprise, whose licence fills in name and code', async () => {
    const sent: Record<string, unknown>[] = [];
    const mini = await opened({
      'publishers/readLicence': { name: '青岛晴天会展服务有限公司', creditCode: '91310115MA1K00007Q' },
      'publishers/submit': (input: Record<string, unknown>) => {
        sent.push(input);
        return {
          application: {
            ...draft,
            status: 'submitted',
            kind: 'enterprise',
            name: '青岛晴天会展服务有限公司',
          },
        };
      },
    });
    await mini.waitFor('填写入驻资料');
    await mini.tap('企业或个体户');
    await mini.tap('营业执照照片');
    await mini.waitFor('已识别，请核对名称和代码');
    await mini.tap('本人照片');
    await mini.input('与身份证一致', '吴婷婷');
    await mini.input('18 位，只用于核验，不保存原文', '110101199003070011');
    await mini.input('审核和任务联系用', '13800001234');
    await mini.tap('我已阅读并同意');
    await mini.tap('提交审核');
    await mini.waitFor('提交审核？');
    await mini.tap('提交');
    await mini.waitFor('资料审核中');
    expect(sent).toMatchObject([
      { idNumber: '110101199003070011', terms: { id: 'publisher-terms', version: publisherTerms.version } },
    ]);
    expect(mini.text()).toContain('青岛晴天会展服务有限公司');
    expect(mini.text()).not.toContain('110101199003070011');
    expectClean(mini);
  });

  it('shows why it came back, and what the register says', async () => {
    const returned = {
      reasons: ['face-unclear'],
      sentences: ['本人照片不清晰，请露出正脸重新拍摄'],
      note: '请在亮处拍',
      atMs: 1,
    };
    const application = {
      ...draft,
      status: 'returned',
      kind: 'person',
      name: '小吴的花店',
      contactName: '*婷婷',
      contactPhone: '138****1234',
      face: { pictureId, status: 'ready', url: 'https://files.example/1' },
      returned,
    };
    const mini = await opened(
      { 'publishers/submit': () => refuse('IDENTITY_MISMATCH', 422) },
      { ...first, application, termsAccepted: true },
    );
    await mini.waitFor('本人照片不清晰，请露出正脸重新拍摄');
    expect(mini.text()).toContain('请在亮处拍');
    await mini.input('18 位，只用于核验，不保存原文', '110101199003070011');
    await mini.tap('提交审核');
    await mini.waitFor('提交审核？');
    await mini.tap('提交');
    await mini.waitFor('未通过核验');
    expectClean(mini);
  });

  it('shows a publisher what everybody sees, and lets them change it', async () => {
    const application = {
      ...draft,
      status: 'approved',
      kind: 'person',
      name: '小吴的花店',
      contactName: '*婷婷',
    };
    const publisher = { name: '小吴的花店', verification: 'person', sinceMs: 1 };
    const mini = await opened({}, { ...first, application, publisher, termsAccepted: true });
    await mini.waitFor('您已是服务商');
    // Word for word what others read on the publisher's page.
    expect(mini.text()).toContain('小吴的花店（个人认证）');
    await mini.tap('修改资料');
    await mini.waitFor('提交审核');
    expectClean(mini);
  });

  it('shows a correction apart from what was approved, and drops it', async () => {
    const standing = {
      kind: 'person',
      name: '小吴的花店',
      contactName: '*婷婷',
      contactPhone: '138****1234',
    };
    const publisher = {
      name: '小吴的花店',
      verification: 'none',
      sinceMs: 1,
      limits: { tasksAtOnce: 2, places: 5, costFen: 200_000 },
    };
    const state = { ...first, publisher, termsAccepted: true };
    let isDropped = false;
    const mini = await opened({
      'publishers/application': () =>
        isDropped
          ? { ...state, application: { ...draft, ...standing, status: 'approved' } }
          : { ...state, application: { ...draft, ...standing, name: '小吴的书店' }, approved: standing },
      'publishers/drop': () => {
        isDropped = true;
        return { application: { ...draft, ...standing, status: 'approved' } };
      },
    });
    await mini.waitFor('修改还没有提交');
    expect(mini.text()).toContain('同时最多发布 2 个任务');
    expect(mini.text()).toContain('已通过的资料，继续有效');
    await mini.tap('放弃修改');
    await mini.waitFor('填写的修改不再保留');
    await mini.tap('放弃');
    await mini.waitFor('您已是服务商');
    expect(mini.text()).not.toContain('小吴的书店');
    expect(mini.text()).not.toContain('提交审核');
    await mini.tap('修改资料');
    await mini.waitFor('修改还没有提交');
    expect(mini.text()).toContain('已通过的资料，继续有效');
    expectClean(mini);
  });

  it('shows the terms', async () => {
    const mini = await opened({});
    await mini.waitFor('填写入驻资料');
    await mini.tap('《发布方服务协议》');
    await mini.waitFor('一、谁可以发布任务');
    expectClean(mini);
  });
});
