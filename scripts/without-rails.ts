import type { Plugin } from 'esbuild';
import { features, forTimers } from '../local/features';

const railsModule = /platforms[\\/]rails[\\/]open-rail\.ts$/;

/** Whether a function's use cases name the rails; one at which platforms knock has no feature, and hears of them. */
function hasRails(name: string): boolean {
  const feature = Object.entries({ ...features, ...forTimers }).find(([its]) => its === name)?.[1];
  return feature === undefined || feature.needs.some((need) => need === 'rails');
}

/** Leaves WeChat Pay and Alipay, 28 KB, out of every function that does not need them: none of their keys enters it anyway. */
export const withoutRails = (name: string): Plugin => ({
  name: 'without-rails',
  setup({ onLoad }) {
    if (hasRails(name)) return;
    onLoad({ filter: railsModule }, () => ({
      contents: `export const railsOver = () => { throw new Error('${name} does not need the rails'); };`,
      loader: 'js',
    }));
  },
});
