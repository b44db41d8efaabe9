const types = { Array, String, Number, Boolean, Function, Date, RegExp, Object };

/** What WXS has beyond JavaScript; must stand before templates are evaluated. `__wxsType`: see the build. */
export function installWxs(): void {
  for (const [name, type] of Object.entries(types)) {
    Object.defineProperty(type.prototype, '__wxsType', { configurable: true, get: () => name });
  }
  Object.assign(globalThis, {
    getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
    getDate: (...parts: [number]) => new Date(...parts),
  });
}
