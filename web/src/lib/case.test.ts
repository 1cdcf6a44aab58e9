import { describe, expect, it } from 'vitest';
import { turns } from './case';

describe('turns', () => {
  const check = (source: string, expected: string[]) =>
    expect(turns(source).map(({ who, pieces }) => `${who}: ${pieces.map((p) => (p.seen ? `<${p.text}>` : p.text)).join('')}`)).toEqual(expected);
  it('tells who said what', () => check('customer: It broke.\ndraft: Tell me the [[PNR]], please.', ['customer: It broke.', 'draft: Tell me the <PNR>, please.']));
  it('goes on over lines', () => check('draft: One\ntwo [[three]]', ['draft: One\ntwo <three>']));
  it('begins with what is seen', () => check('draft: [[No]] [[no]]', ['draft: <No> <no>']));
  it('has nothing to tell of nothing', () => check('', []));
});
