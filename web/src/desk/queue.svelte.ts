// The queue on screen. Contents are renewed in place; the order changes only when the agent asks or acts.
import * as api from '../api/desk';
import type { Calling, Summary } from '../api/types';
import { arrange, hold, type Place } from '../lib/queue';
import { session } from './session.svelte';

/** A colleague's call to me. */
export interface Call {
  id: string;
  customer: string;
  by: string;
  calling: Calling;
}

class Queue {
  places = $state.raw<Place[]>([]);
  arrived = $state(0);
  moved = $state(false);
  loaded = $state(false);
  trouble = $state('');
  showClosed = $state(false);
  /** The pointer or the focus is in the queue: nothing may move. */
  engaged = false;

  /** What colleagues ask of me, as it was heard last. */
  calls = $state.raw<Call[]>([]);

  private fresh: Summary[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Several events in a row are one question. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), 120);
  }

  async refresh(adopt = false) {
    try {
      const lists = [api.conversations('open'), ...(this.showClosed ? [api.conversations('closed')] : [])];
      this.fresh = (await Promise.all(lists)).flat();
      this.trouble = '';
      this.calls = this.fresh.flatMap(({ id, customer, calls }) => calls.map((call) => ({ ...call, id, customer: customer.name })));
    } catch (error) {
      this.trouble = session.noticed(error);
      return;
    }
    if (adopt || !this.loaded) this.adopt();
    else this.hold();
    this.loaded = true;
  }

  /** Shows the fresh order. */
  adopt() {
    this.places = arrange(this.fresh, new Date());
    this.arrived = 0;
    this.moved = false;
  }

  async toggleClosed() {
    this.showClosed = !this.showClosed;
    await this.refresh(true);
  }

  private hold() {
    const held = hold(this.places, this.fresh, new Date());
    if (held.moved && held.arrived === 0 && !this.engaged) return this.adopt();
    this.places = held.places;
    this.arrived = held.arrived;
    this.moved = held.moved;
  }
}

export const queue = new Queue();
