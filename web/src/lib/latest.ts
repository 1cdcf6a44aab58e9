// Debounced questions of which only the newest is answered: an older answer never overwrites a newer one.

export interface Latest<A> {
  ask(input: A): void;
  /** Ask now what is waiting. */
  flush(): void;
  stop(): void;
}

export function latest<A, R>(
  ms: number,
  question: (input: A, signal: AbortSignal) => Promise<R>,
  answer: (result: R, input: A) => void,
  failed: (error: unknown) => void = () => {},
): Latest<A> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  let waiting: { input: A } | undefined;

  async function go() {
    clearTimeout(timer);
    if (!waiting) return;
    const { input } = waiting;
    waiting = undefined;
    running?.abort();
    const mine = new AbortController();
    running = mine;
    try {
      const result = await question(input, mine.signal);
      if (!mine.signal.aborted) answer(result, input);
    } catch (error) {
      if (!mine.signal.aborted) failed(error);
    }
  }

  return {
    ask(input) {
      waiting = { input };
      clearTimeout(timer);
      timer = setTimeout(go, ms);
    },
    flush: () => void go(),
    stop() {
      clearTimeout(timer);
      waiting = undefined;
      running?.abort();
    },
  };
}
