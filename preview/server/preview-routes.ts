import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, resolve } from 'node:path';
import type { Transport } from '../build/transport';
import type { PreviewAssets } from './preview-assets';

type Handle = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

const images = /\.(?:png|jpe?g|gif|svg|webp)$/;

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': types[type] ?? types['.html'], 'cache-control': 'no-store' });
  response.end(body);
}

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const problemPage = (error: unknown) =>
  `<!doctype html><meta charset="utf-8"><title>构建失败</title>
<body style="margin:24px;font:15px/1.7 sans-serif"><h1 style="font-size:20px">小程序构建失败</h1>
<pre style="white-space:pre-wrap">${escaped(error instanceof Error ? error.message : String(error))}</pre>`;

/** Builds when first asked; with `look`, again after a change. */
function builder(
  root: string,
  minify: boolean,
  transport: Transport | undefined,
): (look: boolean) => Promise<PreviewAssets> {
  let built: Promise<PreviewAssets> | undefined;
  let builtAtMs = 0;
  return async (look) => {
    if (built && !look) return built;
    // Compilers are loaded when somebody looks, not when the gateway starts.
    const { buildPreview, lastChangeMs } = await import('./preview-assets');
    const changedMs = await lastChangeMs([root, resolve('preview')]);
    if (!built || changedMs > builtAtMs) {
      builtAtMs = changedMs;
      built = buildPreview(root, minify, transport);
      built.catch(() => {
        built = undefined;
      });
    }
    return built;
  };
}

/** An image of the mini-program; nothing else of its folder is served. */
async function imageOf(root: string, name: string): Promise<Buffer | undefined> {
  const file = join(root, name);
  const inside = !relative(root, file).startsWith('..');
  return inside && images.test(file) && existsSync(file) ? readFile(file) : undefined;
}

interface PreviewOptions {
  /** The folder with app.json. */
  readonly root?: string;
  readonly minify?: boolean;
  /** What config.ts says by default. */
  readonly transport?: Transport | undefined;
}

export interface PreviewRoutes {
  handles(path: string): boolean;
  readonly handle: Handle;
}

/** The mini-program in the browser: `/` is the phone with its panels, `/preview/phone.html` the phone alone. */
export function previewRoutes(options: PreviewOptions = {}): PreviewRoutes {
  const { root = 'miniprogram', minify = true, transport } = options;
  const folder = resolve(root);
  const assets = builder(folder, minify, transport);
  return {
    handles: (path) => path === '/' || path.startsWith('/preview/'),
    async handle(_request, response, path) {
      const name = path === '/' ? 'shell.html' : decodeURIComponent(path.slice('/preview/'.length));
      if (name.startsWith('files/')) {
        const image = await imageOf(folder, name.slice('files/'.length));
        return image
          ? send(response, 200, extname(name), image)
          : send(response, 404, '.html', '没有这个文件');
      }
      try {
        // A page is where a reload begins; what it loads belongs to the same build.
        const text = (await assets(name === 'phone.html')).files.get(name);
        send(response, text === undefined ? 404 : 200, extname(name), text ?? '没有这个文件');
      } catch (error) {
        send(response, 500, '.html', problemPage(error));
      }
    },
  };
}
