import type { PaperFile } from '../../shared/contract/documents';
import { confirm, say, sayError } from './feedback';

const timeoutMs = 30_000;

/** Under the name that it shall have, so that whoever passes it on finds it again. */
const load = ({ url, name }: PaperFile): Promise<string> =>
  new Promise((resolve, reject) => {
    const filePath = `${wx.env.USER_DATA_PATH}/${name}`;
    wx.downloadFile({
      url,
      filePath,
      timeout: timeoutMs,
      success: ({ statusCode }) =>
        statusCode === 200 ? resolve(filePath) : reject(new Error(`HTTP ${statusCode}`)),
      fail: reject,
    });
  });

const open = (filePath: string): Promise<void> =>
  new Promise((resolve, reject) => {
    wx.openDocument({ filePath, fileType: 'pdf', showMenu: true, success: () => resolve(), fail: reject });
  });

/** The address goes to a browser, which keeps what WeChat does not open. */
export async function copyAddress({ url, name }: Pick<PaperFile, 'url' | 'name'>): Promise<void> {
  const text = `${name} 已生成。复制下载链接，在手机或电脑的浏览器打开即可保存；链接 1 小时内有效，请勿转发他人。`;
  if (!(await confirm({ title: '文件已生成', text, yes: '复制链接', no: '取消' }))) return;
  wx.setClipboardData({ data: url, fail: () => say('没有复制：请先同意隐私保护指引') });
}

/** Shows a file that was made for the person: a PDF in WeChat's own reader, anything else by its address. */
export async function openPaper(file: PaperFile): Promise<void> {
  if (file.type !== 'pdf') return copyAddress(file);
  try {
    await open(await load(file));
  } catch {
    await copyAddress(file);
  }
}

interface Page {
  readonly data: { readonly isBusy: boolean };
  setData(data: { readonly isBusy: boolean }): void;
}

/** Has a file made and shows it; a second tap meanwhile does nothing. What goes wrong is said. */
export async function makePaper(
  page: Page,
  make: () => Promise<{ readonly file: PaperFile }>,
): Promise<void> {
  if (page.data.isBusy) return;
  page.setData({ isBusy: true });
  try {
    await openPaper((await make()).file);
  } catch (error) {
    sayError(error);
  } finally {
    page.setData({ isBusy: false });
  }
}
