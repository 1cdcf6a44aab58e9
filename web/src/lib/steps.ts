// The five steps of an answer, in words and not in stars.
import type { FeedbackStep } from '../api/types';

export const STEPS: { step: FeedbackStep; words: string }[] = [
  { step: 'not_at_all', words: 'Not at all' },
  { step: 'a_little', words: 'A little' },
  { step: 'partly', words: 'Partly' },
  { step: 'mostly', words: 'Mostly' },
  { step: 'fully', words: 'Yes, fully' },
];

/** How a step is read on the desk. */
export const said = (step: FeedbackStep) => STEPS.find((it) => it.step === step)?.words ?? step;
