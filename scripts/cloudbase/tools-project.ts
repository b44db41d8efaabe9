const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * What WeChat's developer tools need to open the package's folder as it is and upload its functions: a project
 * with a `cloudfunctionRoot`, and the least mini-program, since they open none without. By path.
 */
export const toolsProject = (appId = 'touristappid'): ReadonlyMap<string, string> =>
  new Map([
    [
      'project.config.json',
      json({
        description: '接单的云函数；在开发者工具中逐个上传并部署',
        compileType: 'miniprogram',
        appid: appId,
        projectname: 'jiedan-functions',
        miniprogramRoot: 'miniprogram/',
        cloudfunctionRoot: 'functions/',
        libVersion: '3.8.12',
        setting: { es6: false, minified: false, urlCheck: true },
      }),
    ],
    ['miniprogram/app.json', json({ pages: ['index'] })],
    ['miniprogram/index.json', json({})],
    ['miniprogram/index.js', 'Page({});\n'],
    ['miniprogram/index.wxml', '<text>这里只有云函数：在左侧 functions 中逐个上传并部署</text>\n'],
  ]);
