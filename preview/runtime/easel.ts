import * as glassEasel from 'glass-easel';
import { type CodeSpace, MiniProgramEnv, type Root } from 'glass-easel-miniprogram-adapter';
import { builtinPath, builtinTemplates, fallbackName } from '../builtin-templates';
import type { BuiltComponent } from '../mini-program';
import { PreviewBackend } from './backend';
import { builtins } from './builtins/builtins';
import { builtinDefinition } from './builtins/define';
import type { Host } from './host';
import { themeOf } from './host';
import { installWxs } from './wxs';

/** glass-easel with the mini-program's components registered. */
export interface Easel {
  readonly backend: PreviewBackend;
  /** A page, not yet in the document. Loads its scripts and those of the components it uses. */
  createPage(path: string, search: string): Root;
}

type Definition = Record<string, unknown> & { behaviors?: unknown[] };
type Register = (definition: Definition) => unknown;

/** A component's element; of one without a host, the first inside it. */
function elementOf(component: glassEasel.GeneralComponent): HTMLElement | null {
  const own = component.getBackendElement() ?? component.getShadowRoot()?.childNodes[0]?.getBackendElement();
  return own as unknown as HTMLElement | null;
}

const fieldLeaves = new WeakMap<object, () => void>();

/** Behaviours that WeChat provides by name. */
function systemBehaviors(space: CodeSpace, host: Host) {
  const made = new Map<string, unknown>();
  const properties = { name: { type: String, value: '' }, value: { type: null } };
  const formField = {
    properties,
    lifetimes: {
      attached(this: FormField) {
        const read = () => ({ name: String(this.data.name ?? ''), value: this.data.value });
        const leave = host.router.forms.add({ element: () => elementOf(this._$), read });
        fieldLeaves.set(this, leave);
      },
      detached(this: FormField) {
        fieldLeaves.get(this)?.();
      },
    },
  };
  return (name: string) => {
    if (!made.has(name)) {
      const definition = name === 'wx://form-field' ? formField : {};
      made.set(
        name,
        space
          .behavior()
          .definition(definition as never)
          .register(),
      );
    }
    return made.get(name);
  };
}

/** What glass-easel's registration answers, beyond its published type. */
interface Registered {
  readonly _$: glassEasel.GeneralComponentDefinition;
}

interface FormField {
  readonly data: Record<string, unknown>;
  readonly _$: glassEasel.GeneralComponent;
}

function registerBuiltins(space: CodeSpace, host: Host, groupList: Readonly<Record<string, unknown>>): void {
  const add = (name: string, is: string) => {
    space.addComponentStaticConfig(is, { component: true, styleIsolation: 'shared' } as never);
    space.addCompiledTemplate(is, { groupList, content: groupList[builtinPath(name)] } as never);
    return space
      .component(is)
      .definition(builtinDefinition(builtins[name] ?? {}, host, name) as never)
      .register();
  };
  for (const name of Object.keys(builtinTemplates)) {
    const type = add(name, `wx://${name}`);
    space.getComponentSpace().setGlobalUsingComponent(name, (type as unknown as Registered)._$);
  }
  add(fallbackName, '');
}

/** Warnings about own code become problems; the built-ins and packages are not ours to mend. */
function watchWarnings(host: Host): void {
  type Related = string | { readonly is?: string } | undefined;
  const ours = (related: Related) => {
    const is = typeof related === 'string' ? related : related?.is;
    return Boolean(is) && !/^(?:wx:\/\/|miniprogram_npm\/)/.test(is ?? '');
  };
  const onWarning = (text: string, related: unknown) => {
    if (ours(related as Related)) host.journal.problem(`${(related as { is: string }).is}：${text}`);
    return false;
  };
  const onError = (error: unknown, method?: string) => {
    host.guard(method ?? 'easel', () => {
      throw error;
    });
    return false;
  };
  glassEasel.addGlobalWarningListener(onWarning);
  glassEasel.addGlobalErrorListener(onError);
  host.signal.addEventListener('abort', () => {
    glassEasel.removeGlobalWarningListener(onWarning);
    glassEasel.removeGlobalErrorListener(onError);
  });
}

/** Runs a component's script with Page, Component and Behavior as its own. */
function loader(space: CodeSpace, host: Host) {
  const globals = globalThis as unknown as Record<string, unknown>;
  const system = systemBehaviors(space, host);
  const named = (definition: Definition): Definition =>
    definition.behaviors
      ? {
          ...definition,
          behaviors: definition.behaviors.map((it) => (typeof it === 'string' ? system(it) : it)),
        }
      : definition;
  return ({ path, load }: BuiltComponent) =>
    space.componentEnv(path, (given) => {
      const { Page, Component, Behavior } = given as unknown as Record<
        'Page' | 'Component' | 'Behavior',
        Register
      >;
      Object.assign(globals, {
        Page: (definition: Definition) => Page(named(definition)),
        Component: (definition: Definition) => Component(named(definition)),
        Behavior: Object.assign((definition: Definition) => Behavior(named(definition)), Behavior),
      });
      load();
    });
}

export function createEasel(host: Host): Easel {
  installWxs();
  // A property called `dataset` or `id` must not overwrite the node's own.
  glassEasel.globalOptions.writeFieldsToNode = false;
  const { program, screen } = host;
  const backend = new PreviewBackend({ theme: () => themeOf(host), viewport: screen.viewport });
  const env = new MiniProgramEnv();
  const associated = env.associateBackend(backend as unknown as glassEasel.GeneralBackendContext);
  const space = env.createCodeSpace('', true);
  const groupList = program.templates();
  watchWarnings(host);
  registerBuiltins(space, host, groupList);

  const known = new Map(program.components.map((component) => [component.path, component]));
  const loaded = new Set<string>();
  const run = loader(space, host);
  const load = (path: string) => {
    const component = known.get(path);
    if (!component || loaded.has(path)) return;
    loaded.add(path);
    for (const used of Object.values(component.config.usingComponents ?? {})) load(used.slice(1));
    space.addComponentStaticConfig(path, component.config as never);
    space.addCompiledTemplate(path, { groupList, content: groupList[path] } as never);
    if (component.scope) space.addStyleSheet(path, undefined, component.scope);
    host.guard(`加载 ${path}`, () => run(component));
  };
  return {
    backend,
    createPage(path, search) {
      load(path);
      return associated.createRoot('page', space, path + (search ? `?${search}` : ''));
    },
  };
}
