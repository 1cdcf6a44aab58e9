import { expect, test } from 'vitest';
import { newestId } from './seen';

test('the newest message is told by its id, wherever it stands', () => {
  const [first, reply, later] = ['0195840a-0000-7000-8000-00000000000f', '0195840b-0000-7000-8000-000000000000', '0195840c-0000-7000-8000-000000000000'];
  expect(newestId([first, later, reply].map((id) => ({ id })))).toBe(later);
  expect(newestId([])).toBe(null);
});
