import { say } from './feedback';

/** The server takes no more; files are read before they are sent. */
const maxBytes = 60 * 1024;

interface ChosenFile {
  readonly name: string;
  readonly base64: string;
}

const bytesAt = (path: string): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    wx.getFileSystemManager().readFile({
      filePath: path,
      success: ({ data }) => resolve(data as ArrayBuffer),
      fail: reject,
    });
  });

/** A file of one of the person's chats, read; undefined when none was chosen, which is said where it needs words. */
export async function chosenFile(extension: string[]): Promise<ChosenFile | undefined> {
  const chosen = await new Promise<WechatMiniprogram.ChooseFile | undefined>((resolve) => {
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension,
      success: ({ tempFiles }) => resolve(tempFiles[0]),
      fail: ({ errMsg }) => {
        if (/privacy/i.test(errMsg)) say('须先同意隐私保护指引，才能选择文件');
        resolve(undefined);
      },
    });
  });
  if (!chosen) return undefined;
  if (chosen.size > maxBytes || chosen.size === 0) {
    say('文件为空或太大，最多 60 KB');
    return undefined;
  }
  try {
    return { name: chosen.name, base64: wx.arrayBufferToBase64(await bytesAt(chosen.path)) };
  } catch {
    say('文件已不在手机上，请重新选择');
    return undefined;
  }
}
