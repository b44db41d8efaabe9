import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { pictures } from './picture-shapes';

const folder = 'bot/images';
/** What WeChat shows of a card: five to four. */
const size = { width: 500, height: 400 };

/** `npm run bot:pictures`: draws the pictures of cards with Chromium; they are committed, for channels take no SVG. */
async function main(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: size });
  for (const [category, { ground, shapes }] of Object.entries(pictures)) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 400"><rect width="500" height="400" fill="${ground}"/>${shapes}</svg>`;
    await page.setContent(`<style>*{margin:0}svg{display:block}</style>${svg}`);
    await page.screenshot({ path: `${folder}/${category}.png` });
  }
  await browser.close();
}

await main();
