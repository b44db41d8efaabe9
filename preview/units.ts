/**
 * WeChat's units in the browser's. `rpx` is 1/750 of the width; `vh` is measured on the page, which ends
 * above the tab bar, so the runtime keeps its hundredth in `--vh`; the safe area is the frame's, not the host's.
 */
export function webUnits(css: string): string {
  return css
    .replace(/(-?\d*\.?\d+)rpx\b/g, (_, n: string) => `${Number((Number(n) / 7.5).toFixed(5))}vw`)
    .replace(/(-?\d*\.?\d+)vh\b/g, (_, n: string) => `calc(var(--vh, 1vh) * ${n})`)
    .replace(/env\(\s*safe-area-inset-(\w+)/g, 'var(--safe-$1');
}
