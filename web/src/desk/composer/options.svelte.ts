// The options that go with a reply, kept on this device until they have gone out.
import type { OptionBody } from '../../api/types';
import { deviceShelf } from '../../lib/drafts';

const PREFIX = 'heard.options.';
export const MOST = 6;
const shelf = deviceShelf();

export interface Way {
  title: string;
  steps: string;
  cost: string;
  time: string;
}

const blank = (): Way => ({ title: '', steps: '', cost: '', time: '' });

export class OptionsDraft {
  ways = $state<Way[]>([]);

  constructor(private readonly id: string) {
    this.ways = read(id);
  }

  /** Those that have a name: what the customer will see. */
  get named(): Way[] {
    return this.ways.filter((way) => way.title.trim());
  }

  /** One alone is no choice. */
  get ready(): boolean {
    return this.named.length !== 1;
  }

  get body(): OptionBody[] {
    return this.named.map((way) => ({ title: way.title, steps: way.steps || null, cost: way.cost || null, time: way.time || null }));
  }

  begin() {
    while (this.ways.length < 2) this.add();
  }

  add() {
    if (this.ways.length < MOST) this.ways.push(blank());
  }

  remove(at: number) {
    this.ways.splice(at, 1);
    this.keep();
  }

  /** What an undone reply gives back. */
  restore(given: readonly { title: string; steps: string | null; cost: string | null; time: string | null }[]) {
    if (!given.length || this.named.length) return;
    this.ways = given.map(({ title, steps, cost, time }) => ({ title, steps: steps ?? '', cost: cost ?? '', time: time ?? '' }));
    this.keep();
  }

  clear() {
    this.ways = [];
    this.keep();
  }

  keep() {
    try {
      if (this.named.length) shelf?.setItem(PREFIX + this.id, JSON.stringify(this.ways));
      else shelf?.removeItem(PREFIX + this.id);
    } catch {
      // they last as long as the page
    }
  }
}

function read(id: string): Way[] {
  try {
    const kept: unknown = JSON.parse(shelf?.getItem(PREFIX + id) ?? '[]');
    return Array.isArray(kept) ? kept.slice(0, MOST).map((way: Partial<Way>) => ({ ...blank(), ...way })) : [];
  } catch {
    return [];
  }
}
