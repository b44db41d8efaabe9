/** What the build hands to the runtime. Nothing here may need Node or a browser: both sides import it. */

export interface WindowConfig {
  readonly navigationBarTitleText?: string;
  readonly navigationBarBackgroundColor?: string;
  readonly navigationBarTextStyle?: 'black' | 'white' | string;
  readonly navigationStyle?: 'default' | 'custom';
  readonly backgroundColor?: string;
  readonly backgroundTextStyle?: string;
  readonly enablePullDownRefresh?: boolean;
  /** Pixels above the end at which onReachBottom is told; 50 by default. */
  readonly onReachBottomDistance?: number;
  readonly disableScroll?: boolean;
}

export interface ComponentConfig extends WindowConfig {
  readonly component?: boolean;
  readonly styleIsolation?: string;
  readonly usingComponents?: Readonly<Record<string, string>>;
  readonly componentGenerics?: Readonly<Record<string, unknown>>;
}

interface TabConfig {
  readonly pagePath: string;
  readonly text: string;
  readonly iconPath?: string;
  readonly selectedIconPath?: string;
}

interface SubPackage {
  readonly root: string;
  readonly pages: readonly string[];
}

export interface AppConfig {
  readonly pages: readonly string[];
  readonly subPackages?: readonly SubPackage[];
  readonly subpackages?: readonly SubPackage[];
  readonly window?: WindowConfig;
  readonly tabBar?: {
    readonly color?: string;
    readonly selectedColor?: string;
    readonly backgroundColor?: string;
    readonly borderStyle?: string;
    readonly list: readonly TabConfig[];
  };
  readonly usingComponents?: Readonly<Record<string, string>>;
  /** `v2`: the newer looks of built-in components. */
  readonly style?: string;
  readonly darkmode?: boolean;
  readonly themeLocation?: string;
  readonly permission?: Readonly<Record<string, { readonly desc?: string }>>;
  readonly requiredPrivateInfos?: readonly string[];
  readonly __usePrivacyCheck__?: boolean;
}

/** Values behind `@name` in app.json and page configurations. */
export type ThemeVariables = Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>>;

export interface BuiltComponent {
  /** Path inside the mini-program without extension, such as `pages/tasks/index`. */
  readonly path: string;
  readonly config: ComponentConfig;
  /** Prefix of its classes in the style sheet; absent when its styles are shared with the page. */
  readonly scope?: string | undefined;
  /** Evaluates its script, which calls Page or Component. */
  load(): void;
}

/** A built mini-program: one value, evaluated anew for each launch. */
export interface MiniProgram {
  readonly app: AppConfig;
  readonly theme?: ThemeVariables | undefined;
  /** Every page, main package first. */
  readonly pages: readonly string[];
  readonly components: readonly BuiltComponent[];
  /** glass-easel's template generators by path; WXS modules run when this is called. */
  templates(): Readonly<Record<string, unknown>>;
  loadApp(): void;
}
