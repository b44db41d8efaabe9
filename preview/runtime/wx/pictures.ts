import { h, isJsdom } from '../dom';
import type { Host } from '../host';
import { base64Of, bytesOf } from '../temporary-files';
import { type Area, type Options, WxFailure } from './api';

/** As large as a phone's own camera makes them once WeChat has made them smaller. */
const shot = { width: 1_440, height: 1_080 };

/** One white pixel, where there is no canvas. */
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=';

interface Picture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

function drawn(
  width: number,
  height: number,
  draw: (on: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const on = canvas.getContext('2d');
  if (on) draw(on);
  return canvas;
}

/** What this phone's camera sees: a room without things, with the time on the wall. */
function photograph(count: number): Picture {
  const { width, height } = shot;
  if (isJsdom()) return { url: pixel, width: 1, height: 1 };
  const canvas = drawn(width, height, (on) => {
    const light = on.createLinearGradient(0, 0, width, height);
    light.addColorStop(0, `hsl(${(count * 67 + 150) % 360} 32% 72%)`);
    light.addColorStop(1, `hsl(${(count * 67 + 190) % 360} 30% 46%)`);
    on.fillStyle = light;
    on.fillRect(0, 0, width, height);
    on.fillStyle = 'rgba(255,255,255,.28)';
    on.fillRect(0, height * 0.72, width, height * 0.28);
    on.fillStyle = '#fff';
    on.font = '600 72px sans-serif';
    on.fillText(`照片 ${count}`, 90, 180);
    on.fillText(new Date().toLocaleTimeString('zh-CN'), 90, 280);
  });
  return { url: canvas.toDataURL('image/jpeg', 0.9), width, height };
}

/** The picture by which WeChat knows somebody: a face that is their own. */
function weChatAvatar(person: string): Picture {
  if (isJsdom()) return { url: pixel, width: 1, height: 1 };
  const side = 132;
  const hue = [...person].reduce((sum, letter) => sum + letter.charCodeAt(0) * 37, 0) % 360;
  const canvas = drawn(side, side, (on) => {
    on.fillStyle = `hsl(${hue} 38% 78%)`;
    on.fillRect(0, 0, side, side);
    on.fillStyle = `hsl(${hue} 42% 42%)`;
    on.beginPath();
    on.arc(side / 2, side * 0.4, side * 0.2, 0, Math.PI * 2);
    on.arc(side / 2, side * 1.05, side * 0.42, 0, Math.PI * 2);
    on.fill();
  });
  return { url: canvas.toDataURL('image/png'), width: side, height: side };
}

/** Of this computer, in place of a phone's album. */
function chosenFiles(accept = 'image/jpeg,image/png,image/webp'): Promise<readonly File[]> {
  const field = h('input', { type: 'file', accept, multiple: '' });
  return new Promise((resolve) => {
    field.addEventListener('change', () => resolve([...(field.files ?? [])]));
    field.addEventListener('cancel', () => resolve([]));
    field.click();
  });
}

const readUrl = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new WxFailure('read file fail'));
    reader.readAsDataURL(file);
  });

function loaded(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new WxFailure('file not found'));
    image.src = url;
  });
}

async function fromAlbum(count: number): Promise<Picture[]> {
  const files = (await chosenFiles()).slice(0, count);
  return Promise.all(
    files.map(async (file) => {
      const url = await readUrl(file);
      const { naturalWidth: width, naturalHeight: height } = await loaded(url);
      return { url, width, height };
    }),
  );
}

export const extensionOf = (url: string): string => {
  const [, type = 'jpeg'] = /^data:image\/(\w+)/.exec(url) ?? [];
  return type === 'jpeg' ? 'jpg' : type;
};

/** What WeChat's own sheet offers somebody who chooses an avatar. */
export const avatarSources: readonly {
  readonly text: string;
  take(person: string): Promise<Picture | undefined>;
}[] = [
  { text: '用微信头像', take: async (person) => weChatAvatar(person) },
  { text: '从相册选择', take: async () => (await fromAlbum(1))[0] },
  { text: '拍照', take: async () => photograph(1) },
];

/** A phone's camera and album, and what makes their pictures smaller. */
export function pictures(host: Host): Area {
  const { files, overlays } = host;
  let taken = 0;
  const sources = {
    camera: {
      text: '拍摄',
      take: async () => {
        taken += 1;
        return [photograph(taken)];
      },
    },
    album: { text: '从手机相册选择', take: fromAlbum },
  };

  async function choose({ count = 9, sourceType = ['album', 'camera'] }: Options): Promise<Picture[]> {
    const offered = (['camera', 'album'] as const).filter((each) => sourceType.includes(each));
    const at = offered.length > 1 ? await overlays.actionSheet(offered.map((each) => sources[each].text)) : 0;
    const source = at === undefined ? undefined : offered[at];
    const found = source ? await sources[source].take(count) : [];
    if (found.length === 0) throw new WxFailure('cancel');
    return found;
  }

  return {
    calls: {
      async chooseMedia(options) {
        const tempFiles = (await choose(options)).map(({ url, width, height }) => ({
          tempFilePath: files.add(url, extensionOf(url)),
          size: bytesOf(url).length,
          fileType: 'image',
          width,
          height,
        }));
        return { type: 'image', tempFiles };
      },
      /** Of this computer, in place of a chat. */
      async chooseMessageFile({ count = 9, extension = [] }) {
        const kinds = (extension as string[]).map((each) => `.${each}`).join(',');
        const chosen = (await chosenFiles(kinds)).slice(0, count);
        if (chosen.length === 0) throw new WxFailure('cancel');
        const tempFiles = await Promise.all(
          chosen.map(async (file) => ({
            path: files.add(await readUrl(file), file.name.split('.').at(-1) ?? 'bin'),
            name: file.name,
            size: file.size,
            type: 'file',
          })),
        );
        return { tempFiles };
      },
      async compressImage({ src, quality = 80, compressedWidth }) {
        const url = files.read(src);
        if (url === undefined) throw new WxFailure('file not found');
        if (isJsdom()) return { tempFilePath: files.add(url, extensionOf(url)) };
        const image = await loaded(url);
        const width = compressedWidth ?? image.naturalWidth;
        const height = Math.round((image.naturalHeight * width) / image.naturalWidth);
        const canvas = drawn(width, height, (on) => on.drawImage(image, 0, 0, width, height));
        return { tempFilePath: files.add(canvas.toDataURL('image/jpeg', quality / 100), 'jpg') };
      },
    },
    plain: {
      arrayBufferToBase64: (bytes: ArrayBuffer) => base64Of(new Uint8Array(bytes)),
    },
  };
}
