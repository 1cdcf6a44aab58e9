// What readings are called on screen. One table a vocabulary.
import type { Arc, AskKind, Feeling, Flag, Reading, Step } from '../api/types';

export const FEELING: Record<Feeling, string> = {
  anger: 'angry',
  frustration: 'frustrated',
  disappointment: 'disappointed',
  sadness: 'sad',
  anxiety: 'anxious',
  confusion: 'confused',
  gratitude: 'grateful',
  joy: 'glad',
  neutral: 'matter of fact',
};

export const INTENSITY = ['', 'mildly', 'clearly', 'strongly'];

export const FLAG: Record<Flag, string> = {
  churn: 'may leave',
  public: 'may go public',
  legal: 'speaks of the law',
  repeat: 'has asked before',
  waiting: 'has been waiting',
  urgent: 'is pressed for time',
  vulnerable: 'is in a hard place',
  abuse: 'is abusive',
  sarcasm: 'does not mean it literally',
};

export const ASK: Record<AskKind, string> = {
  information: 'asks a question',
  fix: 'wants it put right',
  status: 'asks where it stands',
  refund: 'wants the money back',
  replacement: 'wants another one',
  cancel: 'wants to end it',
  apology: 'wants an apology',
  human: 'wants to talk to a person',
  feedback: 'wants to be heard',
  thanks: 'says thanks',
  other: '',
};

export const STEP: Record<Step, string> = {
  listen: 'Listen',
  understand: 'Say it back',
  validate: 'Name what it is like',
  explain: 'Explain',
  offer: 'Offer two ways',
  follow_up: 'Check back',
};

export type Tone = 'hurt' | 'worry' | 'warm' | 'plain';

export function tone(feeling: Feeling): Tone {
  if (feeling === 'neutral') return 'plain';
  if (feeling === 'gratitude' || feeling === 'joy') return 'warm';
  return feeling === 'anxiety' || feeling === 'confusion' ? 'worry' : 'hurt';
}

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** A second feeling is told where the engine is about as sure of it. */
const SECOND = 0.35;

/** "Strongly disappointed and anxious". */
export function feelingsOf(reading: Reading): string {
  const [first, second] = reading.feelings;
  if (!first || first.feeling === 'neutral') return capital(FEELING.neutral);
  const also = second && second.feeling !== 'neutral' && second.probability >= SECOND ? ` and ${FEELING[second.feeling]}` : '';
  return capital(`${INTENSITY[reading.intensity] ?? ''} ${FEELING[first.feeling]}${also}`.trim());
}

const GOING = { better: 'getting better', same: 'much the same', worse: 'getting worse' };

/** One line under the arc; empty where there is nothing to compare. */
export const goingOf = (arc: Arc) => (arc.points.length > 1 ? GOING[arc.direction] : '');

/** The arc told to somebody who does not see it. */
export function arcInWords(arc: Arc): string {
  const told = (at: number) => {
    const point = arc.points[at]!;
    return `${INTENSITY[point.intensity] ?? ''} ${FEELING[point.feeling]}`.trim();
  };
  const last = arc.points.length - 1;
  if (last < 0) return 'No customer message yet';
  if (last === 0) return `One message: ${told(0)}`;
  const hardest = arc.peak != null && arc.peak !== 0 && arc.peak !== last ? `, hardest at message ${arc.peak + 1} (${told(arc.peak)})` : '';
  return `Feelings over ${last + 1} messages: began ${told(0)}${hardest}, now ${told(last)}; ${GOING[arc.direction]}`;
}

export const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name;
