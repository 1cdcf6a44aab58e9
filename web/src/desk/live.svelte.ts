// The agent's live events, handed to whoever shows what has changed.
import { follow, type Link } from '../lib/live';

type Heard = (what: { conversation?: string; promise?: string }) => void;

class Live {
  link = $state<Link>('connecting');
  private listeners = new Set<Heard>();

  start() {
    return follow({
      url: '/v1/events',
      on: {
        conversation: ({ id }) => this.tell({ conversation: id }),
        promise: ({ id, conversation_id }) => this.tell({ conversation: conversation_id, promise: id }),
        // What is known of somebody, or that they are gone, may show anywhere.
        customer: () => this.tell({}),
        // More was missed than the server has kept.
        lagged: () => this.tell({}),
      },
      link: (state, missed) => {
        this.link = state;
        if (missed) this.tell({});
      },
    });
  }

  /** Calls `heard` on every change, with nothing named where anything may have changed. */
  listen(heard: Heard) {
    this.listeners.add(heard);
    return () => void this.listeners.delete(heard);
  }

  private tell(what: Parameters<Heard>[0]) {
    for (const heard of this.listeners) heard(what);
  }
}

export const live = new Live();
