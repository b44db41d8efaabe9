import { type Area as CanvasArea, canvasNode, pictureOf } from '../canvas';
import { h, isJsdom } from '../dom';
import type { Host } from '../host';
import { bytesOf } from '../temporary-files';
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

interface FileOptions {
  readonly filePath: string;
  success?(result: object): void;
  fail?(error: object): void;
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
    /** As bytes: nobody here asks for another encoding. */
    readFile({ filePath, success, fail }: FileOptions) {
      const url = files.read(filePath);
      queueMicrotask(() =>
        url === undefined
          ? fail?.({ errMsg: `readFile:fail no such file or directory ${filePath}` })
          : success?.({ errMsg: 'readFile:ok', data: bytesOf(url).buffer }),
      );
    },
    /** Until the page is loaded anew: this phone has no disk. */
    saveFile({ tempFilePath, success, fail }: FileOptions & { tempFilePath: string }) {
      const url = files.read(tempFilePath);
      const savedFilePath = tempFilePath.replace('http://tmp', 'http://usr');
      if (url !== undefined) files.put(savedFilePath, url);
      queueMicrotask(() =>
        url === undefined
          ? fail?.({ errMsg: `saveFile:fail no such file or directory ${tempFilePath}` })
          : success?.({ errMsg: 'saveFile:ok', savedFilePath }),
      );
    },
    unlinkSync: (path: string) => files.remove(path),
    unlink({ filePath, success }: FileOptions) {
      files.remove(filePath);
      queueMicrotask(() => success?.({ errMsg: 'unlink:ok' }));
    },
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
      /** The phone's reader; from here it is kept on the desk, to be looked at there. */
      async openDocument({ filePath }) {
        const url = files.read(filePath);
        if (url === undefined) throw new WxFailure("file doesn't exist");
        const download = String(filePath).split('/').at(-1) ?? '';
        const content = `${download}（${Math.ceil(bytesOf(url).length / 1024)} KB）在这里由微信的阅读页打开。`;
        const { confirm } = await host.overlays.modal({ title: '文件', content, confirmText: '存到电脑' });
        if (confirm) h('a', { href: url, download }).click();
      },
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
