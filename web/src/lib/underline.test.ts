import { describe, expect, it } from 'vitest';
import { carry, markAt, segments } from './underline';

const mark = (start16: number, end16: number) => ({ start16, end16 });
const self = <M>(m: M) => m;

describe('segments', () => {
  const check = (text: string, marks: [number, number][], expected: string) => {
    const cut = segments(
      text,
      marks.map(([a, b]) => mark(a, b)),
    );
    expect(cut.map((s) => (s.marks.length ? `[${s.text}]${s.marks.length}` : s.text)).join('')).toBe(expected);
    expect(cut.map((s) => s.text).join('')).toBe(text);
  };
  it('leaves an unmarked text whole', () => check('all well', [], 'all well'));
  it('cuts around a mark', () => check('we are sorry now', [[7, 12]], 'we are [sorry]1 now'));
  it('cuts overlapping marks into shared pieces', () => check('abcdef', [[0, 4], [2, 6]], '[ab]1[cd]2[ef]1'));
  it('counts UTF-16 units', () => check('🙂 calm down', [[3, 12]], '🙂 [calm down]1'));
  it('keeps line breaks', () => check('a\n\nb\n', [[3, 4]], 'a\n\n[b]1\n'));
  it('survives marks outside the text', () => check('abc', [[2, 99]], 'ab[c]1'));
  it('gives an empty mark no width', () => check('abc', [[0, 0]], 'abc'));
  it('has nothing for an empty text', () => expect(segments('', [mark(0, 3)])).toEqual([]));
});

describe('carry', () => {
  const check = (before: string, after: string, at: [number, number], expected: string | null) => {
    const [kept] = carry([mark(...at)], self, before, after);
    expect(kept ? after.slice(kept.range.start16, kept.range.end16) : null).toBe(expected);
  };
  it('keeps what stands before the edit', () => check('as soon as possible', 'as soon as possible.', [0, 19], 'as soon as possible'));
  it('moves what stands after the edit', () => check('x calm down', 'xyz calm down', [2, 11], 'calm down'));
  it('drops what was edited', () => check('calm down', 'calm it down', [0, 9], null));
  it('keeps marks in an unchanged text', () => check('calm down', 'calm down', [0, 9], 'calm down'));
  it('finds a deletion', () => check('oh, calm down', 'calm down', [4, 13], 'calm down'));
});

describe('markAt', () => {
  const marks = [mark(0, 10), mark(2, 5), mark(10, 14), mark(20, 20)];
  const check = (caret: number, expected: number) => expect(markAt(marks, self, caret)).toBe(marks[expected]);
  it('prefers the shortest', () => check(3, 1));
  it('takes the outer one beside it', () => check(8, 0));
  it('prefers the one that starts at the border', () => check(10, 2));
  it('knows none elsewhere', () => check(17, -1));
  it('never lands on an empty mark', () => check(20, -1));
});
