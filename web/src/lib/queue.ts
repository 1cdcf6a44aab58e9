// The order of the queue. What is on screen keeps its place until the agent asks: nothing moves under the cursor.
import type { Summary } from '../api/types';

export type Group = 'called' | 'now' | 'later' | 'closed';

export const GROUPS: readonly { group: Group; title: string }[] = [
  { group: 'called', title: 'From a colleague, for you' },
  { group: 'now', title: 'Needs you now' },
  { group: 'later', title: 'Later' },
  { group: 'closed', title: 'Closed' },
];

export interface Place {
  group: Group;
  item: Summary;
}

const SOON = 2 * 60 * 60_000;

/** Called: a colleague asks, has answered or has handed it over. Now: somebody waits for an answer, or a promise is due within two hours or late. */
export function groupOf(item: Summary, now: Date): Group {
  if (item.state === 'closed') return 'closed';
  if (item.calls.length) return 'called';
  const due = item.promise?.state === 'open' && item.promise.due ? Date.parse(item.promise.due) : Infinity;
  return item.waiting_since || due - now.getTime() <= SOON ? 'now' : 'later';
}

/** The server's order, in groups. */
export function arrange(fresh: readonly Summary[], now: Date): Place[] {
  const placed = fresh.map((item) => ({ group: groupOf(item, now), item }));
  return GROUPS.flatMap(({ group }) => placed.filter((place) => place.group === group));
}

export interface Held {
  places: Place[];
  /** Conversations that are not on screen yet. */
  arrived: number;
  /** Whether showing the fresh order would move anything. */
  moved: boolean;
}

/** Fresh contents in the old places. What has gone stays where it was until the agent asks. */
export function hold(shown: readonly Place[], fresh: readonly Summary[], now: Date): Held {
  const byId = new Map(fresh.map((item) => [item.id, item]));
  const places = shown.map(({ group, item }) => ({ group, item: byId.get(item.id) ?? item }));
  const known = new Set(shown.map(({ item }) => item.id));
  const order = (of: readonly Place[]) => of.map(({ group, item }) => `${group} ${item.id}`).join();
  return {
    places,
    arrived: fresh.filter((item) => !known.has(item.id)).length,
    moved: order(arrange(fresh, now)) !== order(places),
  };
}

/** The neighbour of a conversation on screen; from none, the first or last. */
export function neighbour(places: readonly Place[], from: string | null, step: 1 | -1): string | null {
  const at = places.findIndex(({ item }) => item.id === from);
  const to = at < 0 ? (step > 0 ? 0 : places.length - 1) : Math.max(0, Math.min(places.length - 1, at + step));
  return places[to]?.item.id ?? null;
}
