/** What is under way and can be cancelled all at once. */
export type UnderWay = {
  readonly during: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Cancels what runs now; what is begun later runs. */
  readonly stop: () => void;
};

export function createUnderWay(): UnderWay {
  const running = new Set<AbortController>();
  return {
    during: async (work) => {
      const controller = new AbortController();
      running.add(controller);
      try {
        return await work(controller.signal);
      } finally {
        running.delete(controller);
      }
    },
    stop: () => {
      for (const controller of running) controller.abort();
      running.clear();
    },
  };
}
