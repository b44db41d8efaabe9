import { type Builtin, flag, number, text } from './define';

const form: Builtin = {
  properties: { reportSubmit: flag(), reportSubmitTimeout: number() },
  attach(node, host) {
    const leave = host.router.forms.addForm(node.element, {
      submit: (value, target) => node.emit('submit', { value, target, formId: '' }),
      reset: () => node.emit('reset', { target: {} }),
    });
    return { detached: leave };
  },
};

export const formBuiltins: Readonly<Record<string, Builtin>> = {
  form,
  'picker-view-column': { properties: { name: text() } },
};
