// One's own work: what one is given, one's pause, one's hours. Nobody else's.
import * as api from '../api/desk';
import type { Care, SettleBody } from '../api/types';
import { isAway, pausing } from '../lib/care';
import { now } from '../lib/now.svelte';
import { queue } from './queue.svelte';
import { session } from './session.svelte';

const EVERY_MS = 60_000;

class MyCare {
  it = $state.raw<Care | null>(null);
  trouble = $state('');
  /** What was given last, and why. */
  given = $state.raw<{ id: string; reason: string } | null>(null);
  /** Why nothing was given. */
  said = $state('');
  asking = $state(false);
  /** Whether the dialog that begins a pause is open. */
  choosing = $state(false);

  pausing = $derived(pausing(this.it, now.at));
  /** Nothing is given and nothing announced. */
  away = $derived(isAway(this.it, now.at));

  /** Says once a minute that this screen is there; the function it gives back ends it. */
  start() {
    const tell = async () => {
      try {
        await api.here();
        await this.refresh();
      } catch (error) {
        // It is said again in a minute; the link's own word tells of a lost connection.
        session.noticed(error);
      }
    };
    void tell();
    const timer = setInterval(() => void tell(), EVERY_MS);
    return () => clearInterval(timer);
  }

  async refresh() {
    this.it = await api.care();
  }

  /** Next, please: the conversation that is mine now, if there is one. */
  async next(): Promise<string | null> {
    if (this.asking) return null;
    this.asking = true;
    this.said = '';
    try {
      const { conversation_id: id, reason } = await api.next();
      if (!id) {
        this.said = reason;
        return null;
      }
      this.given = { id, reason };
      await Promise.all([queue.refresh(true), this.refresh()]);
      return id;
    } catch (error) {
      this.said = session.noticed(error);
      return null;
    } finally {
      this.asking = false;
    }
  }

  rest = (minutes: number | null) => this.turn(() => api.pause(minutes));
  back = () => this.turn(() => api.comeBack());
  notNow = () => this.turn(() => api.noPauseNow());
  settle = (settled: SettleBody) => this.turn(() => api.settle(settled));

  private async turn(change: () => Promise<Care>): Promise<boolean> {
    try {
      this.it = await change();
      this.trouble = '';
      this.said = '';
      return true;
    } catch (error) {
      this.trouble = session.noticed(error);
      return false;
    }
  }
}

export const care = new MyCare();
