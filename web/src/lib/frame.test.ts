import { describe, expect, it } from 'vitest';
import { isFrameWord } from './frame';

describe('isFrameWord', () => {
  const check = (data: unknown, expected: boolean) => expect(isFrameWord(data)).toBe(expected);
  it('knows the words', () => {
    check({ heard: 'close' }, true);
    check({ heard: 'unread', count: 2 }, true);
  });
  it('knows no others', () => {
    check({ heard: 'unread', count: '2' }, false);
    check({ heard: 'eval' }, false);
    check('close', false);
    check(null, false);
  });
});
