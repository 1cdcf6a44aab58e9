// Where things stand, in words for the customer: what is next, what we did not keep, what has been done.
import type { LinkedOptions, LinkedPromise } from '../api/types';
import { dayAndTime } from '../lib/when';
import { capital } from '../lib/words';

export type Tone = 'due' | 'late' | 'good';

export interface Entry {
  key: string;
  when: string;
  tone: Tone;
  what: string;
  more: string[];
}

export interface Standing {
  next: Entry[];
  late: Entry[];
  done: Entry[];
}

export function standing(linked: LinkedOptions, now: Date): Standing {
  const at = (time: string | null) => (time ? dayAndTime(new Date(time), now) : '');
  const of = (state: LinkedPromise['state']) =>
    linked.promises.filter((promise) => promise.state === state).map((promise) => told(promise, at));
  const choice = chosen(linked, at);
  return {
    next: [...choice.filter(() => !linked.closed), ...of('open')],
    late: of('broken'),
    done: [...of('kept'), ...choice.filter(() => linked.closed)],
  };
}

/** What follows from their choice. While they can choose otherwise, its steps stand with the options. */
function chosen(linked: LinkedOptions, at: (time: string | null) => string): Entry[] {
  const option = linked.chosen === null ? undefined : linked.options[linked.chosen];
  if (!option) return [];
  const entry = { key: linked.id, what: option.title, more: [] };
  if (linked.closed) return [{ ...entry, when: `Chosen ${at(linked.chosen_at)}`, tone: 'good' }];
  if (linked.state !== 'acted_on') return [{ ...entry, when: 'Now', tone: 'due', what: 'We read what you have chosen, and act on it' }];
  const costs = option.cost && `Costs ${option.cost}`;
  const takes = option.time && `Takes ${option.time}`;
  const more = [option.steps, [costs, takes].filter(Boolean).join(' · ')].filter((words) => !!words) as string[];
  return [{ ...entry, when: 'Under way', tone: 'due', more }];
}

function told(promise: LinkedPromise, at: (time: string | null) => string): Entry {
  const entry = { key: promise.id, what: capital(promise.what) };
  const moved = promise.moved.map(({ due, told_at, word }) => {
    const first = due ? `We had said ${at(due)}` : 'We had given no time';
    return word ? `${first}, and wrote to you ${at(told_at)}: “${word}”` : `${first}.`;
  });
  if (promise.state === 'kept') return { ...entry, when: `Done ${at(promise.settled_at)}`, tone: 'good', more: moved };
  if (promise.state === 'broken') {
    const owned = 'We did not do it by then. That is our fault.';
    return { ...entry, when: `We said ${at(promise.due)}`, tone: 'late', more: [...moved, owned] };
  }
  return { ...entry, when: promise.due ? capital(at(promise.due)) : 'No time given yet', tone: 'due', more: moved };
}
