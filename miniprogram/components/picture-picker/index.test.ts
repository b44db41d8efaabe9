import { mount } from '../../../tests/mini/mount';
import { answering, expectClean, ok, refuse, signedInStorage } from '../../../tests/mini/stubs';

const picker = `<picture-picker purpose="hand-in" max="{{max}}" given="{{given}}" disabled="{{disabled}}" bind:change="emit" />`;
const upload = { url: 'http://127.0.0.1:3000/files/up', headers: { 'content-type': 'image/png' } };

interface Sent {
  readonly path: string;
  readonly method: string;
  readonly bytes: number;
}

/** A backend that takes pictures; `refused` says for which of them it fails, in order. */
async function cameraOn({ method = 'PUT', refused = [] as number[], data = {} } = {}) {
  const sent: Sent[] = [];
  let asked = 0;
  let done = 0;
  const backend = answering({
    'pictures/ticket': () => {
      asked += 1;
      return { pictureId: `P${asked}`, upload: { ...upload, method, fields: { key: 'k' } } };
    },
    'pictures/done': ({ pictureId }: { pictureId: string }) => {
      done += 1;
      return refused.includes(done)
        ? refuse('PICTURE_NOT_SUPPORTED', 400)
        : ok({
            picture: { pictureId, status: 'checking', url: 'http://127.0.0.1:3000/preview/files/x.png' },
          });
    },
  });
  const mini = await mount(picker, {
    data: { max: 3, given: [], disabled: false, ...data },
    storage: await signedInStorage(),
    settings: { privacy: 'agreed' },
    backend: (call) => {
      if (!call.path.startsWith('/files/')) return backend(call);
      const bytes = (call.data as Uint8Array).length;
      sent.push({ path: call.path, method: call.method, bytes });
      return { body: {} };
    },
  });
  const take = async () => {
    await mini.tap('添加照片');
    await mini.tap('拍摄');
  };
  return { mini, sent, take, last: () => mini.emitted.at(-1)?.detail };
}

describe('<picture-picker>', () => {
  it.each(['PUT', 'POST'])(
    'sends what was taken by %s, and tells which pictures there are',
    async (method) => {
      const { mini, sent, take, last } = await cameraOn({ method });
      await take();
      await mini.waitFor(() => (last() as { isBusy: boolean } | undefined)?.isBusy === false);
      const pictures = [{ pictureId: 'P1', url: expect.stringMatching(/./) }];
      expect(last()).toEqual({ pictureIds: ['P1'], pictures, isBusy: false, hasFailed: false });
      expect(sent).toMatchObject([{ path: '/files/up', method }]);
      // A form holds its fields, too.
      expect(sent[0]?.bytes).toBeGreaterThan(method === 'PUT' ? 60 : 200);
      expect(mini.emitted[0]?.detail).toMatchObject({ pictureIds: [], isBusy: true });
      await mini.tap('删除第 1 张');
      expect(last()).toEqual({ pictureIds: [], pictures: [], isBusy: false, hasFailed: false });
      expectClean(mini);
    },
  );

  it('sends again what did not arrive, and takes no more than it may', async () => {
    const { mini, take, last } = await cameraOn({ refused: [1], data: { max: 2 } });
    await take();
    await mini.waitFor('没有传上');
    expect(last()).toMatchObject({ pictureIds: [], hasFailed: true });
    await mini.tap('第 1 张没有上传成功，点按重试');
    await mini.waitFor('没有传上', false);
    await take();
    await mini.waitFor(() => (last() as { pictureIds: string[] }).pictureIds.length === 2);
    expect(() => mini.element('[aria-label="添加照片"]')).toThrow();
    expectClean(mini);
  });

  it('shows what is there already, and gives nothing up while it is disabled', async () => {
    const given = [{ pictureId: 'P9', url: '/images/pin.png' }, { pictureId: 'P8' }];
    const { mini } = await cameraOn({ data: { given, disabled: true } });
    expect(mini.text()).toContain('已上传');
    expect(() => mini.element('[aria-label="删除第 1 张"]')).toThrow();
    expect(() => mini.element('[aria-label="添加照片"]')).toThrow();
    await mini.tap('看第 1 张');
    expect(mini.element('.mp-preview img')).toBeTruthy();
    expectClean(mini);
  });

  it('adds nothing when the person gives up, and says what to do when the phone refuses', async () => {
    const { mini } = await cameraOn();
    await mini.tap('添加照片');
    await mini.tap('取消');
    expect(mini.emitted).toEqual([]);
    expectClean(mini);

    const wx = {
      chooseMedia: ({ fail }: { fail(error: object): void }) =>
        fail({ errMsg: 'chooseMedia:fail auth deny' }),
    };
    const refused = await mount(picker, { data: { max: 3, given: [], disabled: false }, wx });
    await refused.tap('添加照片');
    await refused.waitFor('请在手机设置中允许微信使用相机和照片');
    expect(refused.emitted).toEqual([]);
    expectClean(refused);
  });
});
