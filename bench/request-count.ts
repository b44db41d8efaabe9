/** Counts requests to a store, and waves: requests that had to wait for earlier ones. */
export interface RequestCount {
  around<T>(request: () => Promise<T>): Promise<T>;
  reset(): void;
  read(): { requests: number; waves: number };
}

export function requestCounter(): RequestCount {
  let requests = 0;
  let waves = 0;
  let underWay = 0;
  return {
    async around(request) {
      requests += 1;
      if (underWay === 0) waves += 1;
      underWay += 1;
      try {
        return await request();
      } finally {
        underWay -= 1;
      }
    },
    reset() {
      requests = 0;
      waves = 0;
    },
    read: () => ({ requests, waves }),
  };
}
