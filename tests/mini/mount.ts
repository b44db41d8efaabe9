import type { BuiltComponent, MiniProgram } from '../../preview/mini-program';
import type { PageInstance } from '../../preview/runtime/page';
import { freshMiniProgram } from './built';
import { compiled } from './compiled';
import { type LaunchOptions, launchMini, type Mini } from './launch-mini';

/** An event of a component, as the page around it gets it. */
interface Emitted {
  readonly type: string;
  readonly detail: unknown;
}

interface Mounted extends Mini {
  /** The calls of the handler `emit`, in order. */
  readonly emitted: readonly Emitted[];
  /** Changes the data of the page around the component. */
  set(data: Readonly<Record<string, unknown>>): Promise<void>;
  /** The component's own `this`. */
  component<T = PageInstance>(selector: string): T;
}

const path = 'test/mounted';

async function templateOf(wxml: string): Promise<Readonly<Record<string, unknown>>> {
  const code = await compiled(['template of a test', wxml], async () => {
    const { compileTemplate } = await import('../../preview/build/wxml');
    return compileTemplate(path, wxml);
  });
  return new Function(`return ${code}`)() as Readonly<Record<string, unknown>>;
}

/** The components that a template names, each by its folder. */
function namedIn(wxml: string, { components }: MiniProgram): Readonly<Record<string, string>> {
  const tags = new Set([...wxml.matchAll(/<([a-z][\w-]*)/g)].map(([, tag = '']) => tag));
  const own = components.map((component) => component.path).filter((it) => it.startsWith('components/'));
  const used = own.map((it) => [it.split('/')[1] ?? '', `/${it}`] as const);
  return Object.fromEntries(used.filter(([tag]) => tags.has(tag)));
}

interface MountOptions extends Pick<LaunchOptions, 'backend' | 'wx' | 'settings' | 'storage'> {
  /** What the template shows at first. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * Shows a template on a page of its own inside the product's mini-program, whose components it names by their
 * folders: `<pay-tag amount-fen="{{amountFen}}" bind:tap="emit" />`.
 */
export async function mount(wxml: string, { data = {}, ...options }: MountOptions = {}): Promise<Mounted> {
  const [program, template] = await Promise.all([freshMiniProgram('miniprogram'), templateOf(wxml)]);
  const emitted: Emitted[] = [];
  const page: BuiltComponent = {
    path,
    config: { usingComponents: namedIn(wxml, program) },
    load() {
      const { Page } = globalThis as unknown as { Page(definition: object): void };
      Page({ data, emit: ({ type, detail }: Emitted) => void emitted.push({ type, detail }) });
    },
  };
  const withPage: MiniProgram = {
    ...program,
    pages: [path, ...program.pages],
    components: [...program.components, page],
    templates: () => ({ ...program.templates(), ...template }),
  };
  const mini = await launchMini({ ...options, program: withPage });
  return Object.assign(mini, {
    emitted,
    async set(changes: Readonly<Record<string, unknown>>) {
      mini.page.setData(changes);
      await mini.settle();
    },
    component: <T>(selector: string) => mini.page.selectComponent(selector) as T,
  });
}
