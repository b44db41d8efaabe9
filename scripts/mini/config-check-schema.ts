import * as z from 'zod';

/**
 * The documented keys of app.json, page and component configurations, theme.json and sitemap.json
 * (developers.weixin.qq.com/miniprogram/dev/reference/configuration/{app,page,theme,sitemap}, base library 3.x).
 * WeChat ignores a key it does not know, so that a typo is seen by nobody: here it is an error. Keys of
 * features that this mini-program has no business with (plug-ins, workers, Skyline, PC windows) are left out.
 */
const themed = z.string().regex(/^@\w+$/);
const colour = z.union([z.string().regex(/^#[\da-fA-F]{6}$/), themed]);
const oneOf = <const T extends readonly string[]>(...values: T) => z.union([z.enum(values), themed]);
const path = z.string().regex(/^[\w-]+(?:\/[\w-]+)*$/);
const image = z.union([z.string().regex(/^[\w/-]+\.(?:png|jpe?g)$/), themed]);

const windowKeys = {
  navigationBarBackgroundColor: colour,
  navigationBarTextStyle: oneOf('black', 'white'),
  navigationBarTitleText: z.string().min(1),
  navigationStyle: z.enum(['default', 'custom']),
  homeButton: z.boolean(),
  backgroundColor: colour,
  backgroundColorContent: colour,
  backgroundTextStyle: oneOf('dark', 'light'),
  backgroundColorTop: colour,
  backgroundColorBottom: colour,
  enablePullDownRefresh: z.boolean(),
  onReachBottomDistance: z.int().min(0),
  pageOrientation: z.enum(['auto', 'portrait', 'landscape']),
  initialRenderingCache: z.enum(['static', 'dynamic']),
  restartStrategy: z.enum(['homePage', 'homePageAndLatestPage']),
  handleWebviewPreload: z.enum(['static', 'manual', 'auto']),
  visualEffectInBackground: z.enum(['none', 'hidden']),
};

/** Tag names of components: WeChat takes lower-case letters, digits, `-` and `_`. */
const usingComponents = z.record(z.string().regex(/^[a-z][\w-]*$/), z.string().min(1));
const styleIsolation = z.enum([
  'isolated',
  'apply-shared',
  'shared',
  'page-isolated',
  'page-apply-shared',
  'page-shared',
]);
const componentKeys = {
  usingComponents,
  styleIsolation,
  componentFramework: z.literal('glass-easel'),
  componentPlaceholder: z.record(z.string(), z.string()),
};

export const pageSchema = z
  .strictObject({
    ...windowKeys,
    ...componentKeys,
    component: z.boolean(),
    disableScroll: z.boolean(),
    style: z.literal('v2'),
    singlePage: z.strictObject({ navigationBarFit: z.enum(['float', 'squeezed']) }),
  })
  .partial();

export const componentSchema = z.strictObject({
  ...z.strictObject(componentKeys).partial().shape,
  component: z.literal(true),
  componentGenerics: z.record(z.string(), z.unknown()).optional(),
});

const subPackage = z.strictObject({
  root: path,
  name: z.string().optional(),
  pages: z.array(path).min(1),
  independent: z.boolean().optional(),
});

const tabBar = z.strictObject({
  color: colour,
  selectedColor: colour,
  backgroundColor: colour,
  borderStyle: oneOf('black', 'white').optional(),
  position: z.enum(['bottom', 'top']).optional(),
  custom: z.boolean().optional(),
  list: z
    .array(
      z.strictObject({
        pagePath: path,
        text: z.string().min(1),
        iconPath: image.optional(),
        selectedIconPath: image.optional(),
      }),
    )
    .min(2)
    .max(5),
});

const preload = z.strictObject({
  network: z.enum(['all', 'wifi']).optional(),
  packages: z.array(z.string()).min(1),
});

export const appSchema = z.strictObject({
  pages: z.array(path).min(1),
  entryPagePath: path.optional(),
  window: z.strictObject(windowKeys).partial(),
  tabBar: tabBar.optional(),
  subPackages: z.array(subPackage).default([]),
  preloadRule: z.record(path, preload).default({}),
  usingComponents: usingComponents.optional(),
  networkTimeout: z
    .record(z.enum(['request', 'connectSocket', 'uploadFile', 'downloadFile']), z.int())
    .optional(),
  debug: z.literal(false).optional(),
  permission: z
    .partialRecord(
      z.enum([
        'scope.userLocation',
        'scope.userFuzzyLocation',
        'scope.writePhotosAlbum',
        'scope.camera',
        'scope.record',
      ]),
      // WeChat cuts the purpose after 30 characters.
      z.strictObject({ desc: z.string().min(1).max(30) }),
    )
    .default({}),
  requiredPrivateInfos: z
    .array(
      z.enum([
        'getFuzzyLocation',
        'getLocation',
        'onLocationChange',
        'startLocationUpdate',
        'startLocationUpdateBackground',
        'chooseLocation',
        'choosePoi',
        'chooseAddress',
      ]),
    )
    .optional(),
  sitemapLocation: z.string(),
  darkmode: z.boolean().optional(),
  themeLocation: z.string().optional(),
  lazyCodeLoading: z.literal('requiredComponents').optional(),
  componentFramework: z.enum(['glass-easel', 'exparser']).optional(),
  style: z.literal('v2').optional(),
  singlePage: z.strictObject({ navigationBarFit: z.enum(['float', 'squeezed']) }).optional(),
  useExtendedLib: z.record(z.string(), z.boolean()).optional(),
  __usePrivacyCheck__: z.boolean().optional(),
});

export type AppJson = z.output<typeof appSchema>;

const variables = z.record(z.string(), z.string().min(1));
export const themeSchema = z.strictObject({ light: variables, dark: variables });

export const sitemapSchema = z.strictObject({
  desc: z.string().optional(),
  rules: z.array(
    z.strictObject({
      action: z.enum(['allow', 'disallow']),
      page: z.union([z.literal('*'), path]),
      params: z.array(z.string()).optional(),
      matching: z.enum(['exact', 'inclusive', 'exclusive', 'partial']).optional(),
      priority: z.int().optional(),
    }),
  ),
});
