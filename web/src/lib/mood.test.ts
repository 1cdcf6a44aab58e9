import { expect, it } from 'vitest';
import { bandName } from './mood';

it('names bands by their ends', () => {
  expect(bandName('low', 'low')).toBe('Low');
  expect(bandName('drained', 'low')).toBe('Drained or low');
  expect(bandName('all_right', 'light')).toBe('All right to light');
});
