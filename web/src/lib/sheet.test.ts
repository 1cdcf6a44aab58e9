import { describe, expect, it } from 'vitest';
import { isUntouched, stepsOf, unsaved, untouched } from './sheet';

const mine = { ...untouched(), problem: 'A second broken oven', how_to_show: '' };

describe('the sheet', () => {
  it('is untouched until something is written, be it nothing', () => {
    expect(isUntouched(untouched())).toBe(true);
    expect(isUntouched({ ...untouched(), how_to_show: '' })).toBe(false);
  });
  it('takes the four steps and leaves the rest', () => {
    expect(stepsOf({ ...mine, saved_at: '2026-11-21T12:00:00Z', problem_: 5, why_upset: 7 })).toEqual(mine);
    expect(stepsOf(null)).toEqual(untouched());
  });
});

describe('unsaved', () => {
  const here = { text: JSON.stringify(mine), saved_at: '2026-11-21T12:01:00Z' };
  it('takes up what the server has not heard of', () => {
    expect(unsaved(here, null)).toEqual(mine);
    expect(unsaved(here, '2026-11-21T12:00:00Z')).toEqual(mine);
  });
  it('lets the later one of the server stand', () => {
    expect(unsaved(here, '2026-11-21T12:02:00Z')).toBeNull();
    expect(unsaved(null, null)).toBeNull();
    expect(unsaved({ ...here, text: '{' }, null)).toBeNull();
  });
});
