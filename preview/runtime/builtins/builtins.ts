import { basicBuiltins } from './basic';
import { buttonBuiltins } from './button';
import { choiceBuiltins } from './choices';
import type { Builtin } from './define';
import { fieldBuiltins } from './fields';
import { formBuiltins } from './form';
import { mediaBuiltins } from './media';
import { pickerBuiltins } from './picker';
import { scrollingBuiltins } from './scrolling';

/** WeChat's built-in components by tag. */
export const builtins: Readonly<Record<string, Builtin>> = {
  ...basicBuiltins,
  ...buttonBuiltins,
  ...choiceBuiltins,
  ...fieldBuiltins,
  ...formBuiltins,
  ...mediaBuiltins,
  ...pickerBuiltins,
  ...scrollingBuiltins,
};
