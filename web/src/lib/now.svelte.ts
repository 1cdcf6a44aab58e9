// The present, for countdowns: one clock for the whole page.

class Now {
  at = $state.raw(new Date());

  /** Ticks until the function it gives back is called. */
  run(everyMs = 10_000) {
    const timer = setInterval(() => (this.at = new Date()), everyMs);
    const wake = () => (this.at = new Date());
    addEventListener('visibilitychange', wake);
    return () => {
      clearInterval(timer);
      removeEventListener('visibilitychange', wake);
    };
  }
}

export const now = new Now();
