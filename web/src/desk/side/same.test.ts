import { expect, test } from 'vitest';
import { otherWays } from './same';

const elsewhere = (customer_id: string, subject: string, day: number) => ({
  id: subject,
  customer_id,
  subject,
  state: 'open' as const,
  opened_at: new Date(2026, 2, day).toISOString(),
});

test('each other way once, with what it is known by', () => {
  const customer = { id: 'me', name: 'Mara' };
  const it = { customer, elsewhere: [elsewhere('phone', 'Lamp', 4), elsewhere('me', 'Bed', 3), elsewhere('phone', 'Chair', 1), elsewhere('train', 'Ticket', 2)] };
  expect(otherWays(it).map(({ customer, subjects, last }) => [customer, subjects, last.getDate()])).toEqual([
    ['phone', ['Lamp', 'Chair'], 4],
    ['train', ['Ticket'], 2],
  ]);
  expect(otherWays({ customer, elsewhere: [] })).toEqual([]);
});
