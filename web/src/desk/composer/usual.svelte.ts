// How long work like a promise has usually taken here: asked once for each wording.
import * as api from '../../api/desk';
import type { UsualTime } from '../../api/types';
import { length } from '../../lib/when';

const known = $state<Record<string, UsualTime | null>>({});
const asked = new Set<string>();

export function usualOf(what: string): UsualTime | null {
  if (!asked.has(what)) {
    asked.add(what);
    void api.usualTime(what).then(
      (usual) => (known[what] = usual),
      // Without it a promise can be made all the same.
      () => asked.delete(what),
    );
  }
  return known[what] ?? null;
}

/** What to say of a time: nothing where it is as long as half of the cases took; otherwise how long they took. */
export function unrealistic(usual: UsualTime | null, due: string | null, now: Date): string {
  if (!usual || (due && Date.parse(due) - now.getTime() >= usual.median * 1000)) return '';
  const took = `of ${usual.cases} like it here, half took ${length(usual.median * 1000)} and nine in ten up to ${length(usual.most * 1000)}`;
  return due ? `That is soon: ${took}.` : `A realistic time: ${took}.`;
}
