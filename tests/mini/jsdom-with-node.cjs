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
    // The backend signs and hashes with Node's own; bytes must be of the same realm as Node's.
    const node = {
      AbortController,
      AbortSignal,
      ArrayBuffer,
      BroadcastChannel,
      CryptoKey,
      Headers,
      MessageChannel,
      ReadableStream,
      Request,
      Response,
      TextDecoder,
      TextEncoder,
      Uint8Array,
      WebAssembly,
      clearImmediate,
      crypto,
      fetch,
      performance,
      setImmediate,
      structuredClone,
    };
    for (const [name, value] of Object.entries(node)) {
      Object.defineProperty(this.global, name, { value, configurable: true, writable: true });
    }
    // Packages that import setTimeout from node:timers hand its timers to the global clearTimeout.
    const ofWindow = this.global.clearTimeout;
    this.global.clearTimeout = (timer) => (typeof timer === 'object' ? clearTimeout(timer) : ofWindow(timer));
  }

  exportConditions() {
    return ['node', 'node-addons', 'require', 'default'];
  }
}

module.exports = JsdomWithNode;
