import { type Area as CanvasArea, canvasNode, pictureOf } from '../canvas';
import { h, isJsdom } from '../dom';
import type { Host } from '../host';
import { type Area, WxFailure } from './api';

/** Size of a picture; jsdom loads none. */
function measured(url: string): Promise<{ width: number; height: number }> {
  if (isJsdom()) return Promise.resolve({ width: 100, height: 80 });
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => reject(new WxFailure('file not found'));
    image.src = url;
  });
}

async function preview(host: Host, urls: readonly string[], current: string): Promise<void> {
  const from = host.router.top.path;
  await host.overlays.open<undefined>('mp-preview', undefined, (done) => {
    const picture = h('img', { src: host.files.url(current || (urls[0] ?? ''), from), alt: '图片预览' });
    picture.addEventListener('click', () => done(undefined));
    return [picture];
  });
}

/** The content of a data url. */
const bytesOf = (url: string): Uint8Array =>
  Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));

/** What the camera of the preview takes: a card with the moment on it. */
function takenPicture(): string {
  const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 });
  const context = canvas.getContext('2d');
  if (!context)
    return 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  context.fillStyle = '#cfe3dd';
  context.fillRect(0, 0, 800, 600);
  context.fillStyle = '#20453d';
  context.font = '48px sans-serif';
  context.fillText('预览相机的示例照片', 60, 280);
  context.fillText(new Date().toLocaleString('zh-CN'), 60, 360);
  return canvas.toDataURL('image/jpeg', 0.9);
}

/** A picture file of this computer, as a JPEG. */
function pickedFile(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const input = h('input', { type: 'file', accept: 'image/*' });
    input.addEventListener('cancel', () => resolve(undefined));
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (!file) return resolve(undefined);
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => resolve(undefined);
      reader.readAsDataURL(file);
    });
    input.click();
  });
}

/** What the person takes or picks; undefined: nothing. */
async function chosenPicture(host: Host, sources: readonly string[]): Promise<string | undefined> {
  const choice = await host.overlays.open<string>('mp-sheet mp-ask', '', (done) => {
    const button = (text: string, value: string) => {
      const made = h('button', { class: 'mp-choice', type: 'button' }, text);
      made.addEventListener('click', () => done(value));
      return made;
    };
    return [
      h('h3', {}, '选择图片'),
      ...(sources.includes('camera') ? [button('拍照（示例照片）', 'camera')] : []),
      ...(sources.includes('album') ? [button('从电脑选择', 'album')] : []),
      button('取消', ''),
    ];
  });
  if (choice === 'camera') return takenPicture();
  return choice === 'album' ? pickedFile() : undefined;
}

function fileSystem({ files }: Host) {
  const write = (path: string, data: string | ArrayBuffer, encoding = 'utf8') => {
    const text = typeof data === 'string' ? data : btoa(String.fromCharCode(...new Uint8Array(data)));
    files.put(
      path,
      encoding === 'base64' || typeof data !== 'string' ? `data:image/png;base64,${text}` : `data:,${text}`,
    );
  };
  return {
    writeFileSync: write,
    writeFile({
      filePath,
      data,
      encoding,
      success,
    }: {
      filePath: string;
      data: string;
      encoding?: string;
      success?: (r: object) => void;
    }) {
      write(filePath, data, encoding);
      queueMicrotask(() => success?.({ errMsg: 'writeFile:ok' }));
    },
    readFileSync: (path: string) => files.read(path) ?? '',
    readFile({
      filePath,
      success,
      fail,
    }: {
      filePath: string;
      success?: (r: object) => void;
      fail?: (e: object) => void;
    }) {
      const url = files.read(filePath);
      if (url === undefined) return fail?.({ errMsg: `readFile:fail no such file or directory ${filePath}` });
      queueMicrotask(() => success?.({ data: bytesOf(url).buffer, errMsg: 'readFile:ok' }));
    },
    unlinkSync: (path: string) => files.remove(path),
    accessSync: (path: string) => {
      if (files.read(path) === undefined)
        throw new Error(`accessSync:fail no such file or directory ${path}`);
    },
  };
}

export function media(host: Host): Area {
  const { files } = host;
  const here = () => host.router.top.path;
  return {
    calls: {
      canvasToTempFilePath(options: CanvasArea) {
        if (!options.canvas) throw new WxFailure('canvas is empty');
        return { tempFilePath: files.add(pictureOf(options.canvas, options), options.fileType ?? 'png') };
      },
      async getImageInfo({ src }) {
        const size = await measured(files.url(src, here()));
        return { ...size, path: src, type: 'png', orientation: 'up' };
      },
      async saveImageToPhotosAlbum({ filePath }) {
        if (!(await host.consent.scope('scope.writePhotosAlbum'))) throw new WxFailure('auth deny');
        if (files.read(filePath) === undefined && !/\.(?:png|jpe?g)$/.test(filePath))
          throw new WxFailure('invalid file type');
        host.listeners.tell('album', files.url(filePath, here()));
      },
      previewImage: ({ urls = [], current = '' }) => void preview(host, urls, current),
      previewMedia: ({ sources = [] }) =>
        void preview(
          host,
          sources.map(({ url }: { url: string }) => url),
          '',
        ),
      chooseMedia: async ({ sourceType = ['album', 'camera'] }) => {
        const url = await chosenPicture(host, sourceType);
        if (url === undefined) throw new WxFailure('cancel');
        return {
          type: 'image',
          tempFiles: [{ tempFilePath: files.add(url, 'jpg'), fileType: 'image', size: url.length }],
        };
      },
      // The pictures of a browser are small enough.
      compressImage: ({ src }) => ({ tempFilePath: src }),
      chooseImage: () => {
        throw new WxFailure('cancel');
      },
    },
    plain: {
      createOffscreenCanvas({ width = 300, height = 150 }: { width?: number; height?: number } = {}) {
        return canvasNode(Object.assign(document.createElement('canvas'), { width, height }), files);
      },
      getFileSystemManager: () => fileSystem(host),
    },
  };
}
