// Which words of the draft would meet a kept need.
import type { KeptNeed, NeedState } from '../../api/types';

/**
 * The words of the draft that answer a need, as the coach reads them. The coach reads the last message only: what a person needs is the same
 * need there however it is worded; what they want done is the same where its words are.
 */
export function draftedFor(need: KeptNeed, read: NeedState[]): string | undefined {
  const same = ({ need: other }: NeedState) =>
    other.kind === need.kind && (need.ledger === 'emotional' || other.evidence.quote === need.words?.quote);
  return read.find(same)?.answered_by?.quote;
}
