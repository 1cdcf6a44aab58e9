// The four steps of a hard conversation, as they stand on the sheet. `null` is what the agent has not touched: there the reading stands.

export type StepName = 'problem' | 'why_upset' | 'similar_experience' | 'how_to_show';
export type Written = Record<StepName, string | null>;

export const STEPS: readonly { step: StepName; practice: string; asks: string }[] = [
  { step: 'problem', practice: 'U1', asks: 'What is the problem?' },
  { step: 'why_upset', practice: 'U2', asks: 'Why are they upset?' },
  { step: 'similar_experience', practice: 'U3', asks: 'When did I feel something like it?' },
  { step: 'how_to_show', practice: 'U4', asks: 'What can I do to show that I see it?' },
];

export const untouched = (): Written => ({ problem: null, why_upset: null, similar_experience: null, how_to_show: null });

export const isUntouched = (written: Written) => STEPS.every(({ step }) => written[step] === null);

/** Of what comes from a server or a shelf: the four steps alone, whatever else stands there. */
export function stepsOf(from: unknown): Written {
  const given = (from ?? {}) as Record<string, unknown>;
  const written = untouched();
  for (const { step } of STEPS) {
    const text = given[step];
    if (typeof text === 'string') written[step] = text;
  }
  return written;
}

/** What this device kept because the server had not yet said that it has it; `null` where the server's is the later one. */
export function unsaved(here: { text: string; saved_at: string } | null, savedAt: string | null): Written | null {
  if (!here || (savedAt && Date.parse(savedAt) >= Date.parse(here.saved_at))) return null;
  try {
    return stepsOf(JSON.parse(here.text));
  } catch {
    return null;
  }
}
