import { expect, test } from 'vitest';
import type { LinkedOptions, LinkedPromise } from '../api/types';
import { standing } from './standing';

const now = new Date(2026, 2, 11, 13, 0);
const at = (hour: number, date = 11) => new Date(2026, 2, date, hour, 0).toISOString();

const promise = (id: string, state: LinkedPromise['state'], more: Partial<LinkedPromise> = {}): LinkedPromise => ({
  id,
  what: `do ${id}`,
  due: null,
  state,
  settled_at: null,
  moved: [],
  ...more,
});

const linked = (more: Partial<LinkedOptions>): LinkedOptions => ({
  id: 'options',
  message_id: 'm',
  team: 'Fennick',
  options: [
    { title: 'A new leg', steps: 'A joiner comes.', cost: null, time: 'half an hour' },
    { title: 'The money back', steps: null, cost: null, time: null },
  ],
  state: 'open',
  chosen: null,
  chosen_at: null,
  expires_at: at(9, 25),
  choosable: true,
  promises: [],
  closed: false,
  ...more,
});

const rows = (entries: { when: string; what: string; more: string[] }[]) => entries.map(({ when, what, more }) => [when, what, ...more]);

test('nothing promised and nothing chosen is nothing to tell', () => {
  expect(standing(linked({}), now)).toEqual({ next: [], late: [], done: [] });
});

test('promises stand by what became of them, with every time that did not hold', () => {
  const moved = [
    { due: at(15), told_at: at(12), word: 'Tomorrow, Mara.' },
    { due: null, told_at: null, word: null },
  ];
  const promises = [
    promise('a', 'open', { due: at(15, 12), moved }),
    promise('b', 'open'),
    promise('c', 'broken', { due: at(12), settled_at: at(12) }),
    promise('d', 'kept', { settled_at: at(10) }),
  ];
  const { next, late, done } = standing(linked({ promises }), now);
  expect(rows(next)).toEqual([
    ['Tomorrow 15:00', 'Do a', 'We had said today 15:00, and wrote to you today 12:00: “Tomorrow, Mara.”', 'We had given no time.'],
    ['No time given yet', 'Do b'],
  ]);
  expect(rows(late)).toEqual([['We said today 12:00', 'Do c', 'We did not do it by then. That is our fault.']]);
  expect(rows(done)).toEqual([['Done today 10:00', 'Do d']]);
});

test('a choice is next until it is acted on, under way then, and past when all is over', () => {
  const choice = { chosen: 0, chosen_at: at(11) };
  expect(rows(standing(linked({ ...choice, state: 'chosen' }), now).next)).toEqual([['Now', 'We read what you have chosen, and act on it']]);
  const acted = linked({ ...choice, state: 'acted_on', choosable: false });
  expect(rows(standing(acted, now).next)).toEqual([['Under way', 'A new leg', 'A joiner comes.', 'Takes half an hour']]);
  const over = standing({ ...acted, closed: true }, now);
  expect([rows(over.next), rows(over.done)]).toEqual([[], [['Chosen today 11:00', 'A new leg']]]);
});
