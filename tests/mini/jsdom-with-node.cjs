const { setMaxListeners } = require('node:events');
const { TestEnvironment } = require('jest-environment-jsdom');

// A launch hangs all it has to end on one signal.
setMaxListeners(200);

/** jsdom with what Node has and jsdom lacks: the build (esbuild, WASM) and the backend run in the same process. */
class JsdomWithNode extends TestEnvironment {
  constructor(config, context) {
    super(
      {
        ...config,
        projectConfig: {
          ...config.projectConfig,
          testEnvironmentOptions: { pretendToBeVisual: true, url: 'http://127.0.0.1/' },
        },
      },
      context,
    );
    Object.assign(this.global, {
      TextEncoder,
      TextDecoder,
      Uint8Array,
      ArrayBuffer,
      fetch,
      Request,
      Response,
      Headers,
      structuredClone,
      performance,
      setImmediate,
      clearImmediate,
      WebAssembly,
      MessageChannel,
      BroadcastChannel,
      ReadableStream,
      AbortController,
      AbortSignal,
    });
  }

  exportConditions() {
    return ['node', 'node-addons', 'require', 'default'];
  }
}

module.exports = JsdomWithNode;
