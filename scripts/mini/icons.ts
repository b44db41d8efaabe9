import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { mapMarker, shapes, tabColours, tabShapes } from './icon-shapes';

const root = join(process.cwd(), 'miniprogram');
/** What WeChat recommends for tab bar images. */
const imagePixels = 81;

const svg = (inside: string, colour: string, pixels = 24): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="0 0 24 24" fill="none" stroke="${colour}" color="${colour}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${inside}</svg>`;

/** Base64, since WXSS refuses some of the characters of a plain data URI. */
const dataUri = (text: string): string => `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`;

/** Icons are masks over the current text colour, so that one drawing serves every theme. */
function iconStyles(): string {
  const rules = Object.entries(shapes).map(
    ([name, inside]) => `.icon-${name} { --shape: url('${dataUri(svg(inside, '#000'))}'); }\n`,
  );
  return `/* Written by \`npm run mini:icons\` from scripts/mini/icon-shapes.ts; do not edit. */\n${rules.join('')}`;
}

/** Writes one image of so many pixels on nothing. */
async function draw(page: Page, name: string, drawing: string): Promise<void> {
  await page.setContent(`<style>*{margin:0}svg{display:block}</style>${drawing}`);
  await page.screenshot({ path: join(root, 'images', `${name}.png`), omitBackground: true });
}

async function drawTabs(page: Page): Promise<void> {
  for (const [name, { outline, filled }] of Object.entries(tabShapes)) {
    for (const [theme, { normal, selected, ground }] of Object.entries(tabColours)) {
      for (const [state, shape, colour] of [
        ['normal', outline, normal],
        ['selected', filled.replaceAll('#fff', ground), selected],
      ] as const) {
        await draw(page, `tab-${name}-${theme}-${state}`, svg(shape, colour, imagePixels));
      }
    }
  }
}

/** Rasterises what WeChat takes no SVG for, with Chromium; the images are committed. */
async function drawImages(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: imagePixels, height: imagePixels } });
  await drawTabs(page);
  await draw(page, 'pin', svg(mapMarker, tabColours.light.selected, imagePixels));
  await browser.close();
}

await mkdir(join(root, 'images'), { recursive: true });
await writeFile(join(root, 'components/line-icon/shapes.wxss'), iconStyles());
await drawImages();
