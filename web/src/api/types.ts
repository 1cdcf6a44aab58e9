// The shapes of the HTTP interface, as the server declares them.

export type Time = string;

export interface Evidence {
  start: number;
  end: number;
  start16: number;
  end16: number;
  quote: string;
  turn?: number | null;
}

export type Feeling =
  | 'anger'
  | 'frustration'
  | 'disappointment'
  | 'sadness'
  | 'anxiety'
  | 'confusion'
  | 'gratitude'
  | 'joy'
  | 'neutral';

export type AskKind =
  | 'information'
  | 'fix'
  | 'status'
  | 'refund'
  | 'replacement'
  | 'cancel'
  | 'apology'
  | 'human'
  | 'feedback'
  | 'thanks'
  | 'other';

export type Flag = 'churn' | 'public' | 'legal' | 'repeat' | 'waiting' | 'urgent' | 'vulnerable' | 'abuse' | 'sarcasm';

export interface Reading {
  feelings: { feeling: Feeling; probability: number; evidence: Evidence[] }[];
  intensity: number;
  valence: number;
  problem: Evidence[];
  impact: Evidence[];
  ask: { kind: AskKind; evidence?: Evidence | null };
  questions: Evidence[];
  flags: { flag: Flag; evidence: Evidence }[];
  empathy: { needed: boolean; evidence?: Evidence | null };
}

export interface ArcPoint {
  feeling: Feeling;
  intensity: number;
  valence: number;
}

export interface Arc {
  points: ArcPoint[];
  direction: 'better' | 'same' | 'worse';
  peak?: number | null;
  risk: number;
}

export type Severity = 'hint' | 'warning' | 'error';
export type Applicability = 'safe' | 'check' | 'idea';

export interface Suggestion {
  text: string;
  applicability: Applicability;
}

export interface Finding {
  rule: string;
  severity: Severity;
  title: string;
  message: string;
  evidence: Evidence;
  customer?: Evidence | null;
  practice: string[];
  cites: string[];
  suggestions: Suggestion[];
}

export interface Strength {
  title: string;
  evidence: Evidence;
  practice: string[];
  cites: string[];
}

export type Ledger = 'rational' | 'emotional';

export interface NeedState {
  need: { kind: string; ledger: Ledger; label: string; evidence: Evidence };
  answered_by?: Evidence | null;
}

export interface Part {
  label: string;
  got: number;
  of: number;
}

export interface Score {
  value: number;
  parts: Part[];
}

export interface Appraisal {
  findings: Finding[];
  strengths: Strength[];
  needs: NeedState[];
  empathy: { needed: boolean; because?: Evidence | null; given: number; evidence?: Evidence | null };
  emotional: Score;
  rational: Score;
}

export type Step = 'listen' | 'understand' | 'validate' | 'explain' | 'offer' | 'follow_up';

export interface Guidance {
  step: Step;
  reason: string;
  evidence?: Evidence | null;
  starters: string[];
  practice: string[];
}

export interface PromiseFound {
  evidence: Evidence;
  who: 'agent' | 'company' | 'third_party';
  what: string;
  due?: { evidence: Evidence; at?: Time | null } | null;
}

export interface Coaching {
  appraisal: Appraisal;
  guidance: Guidance;
  promises: PromiseFound[];
}

export interface Me {
  agent: { id: string; name: string; email: string };
  team: { name: string };
  csrf: string;
}

export type Who = 'customer' | 'agent';
export type ConversationState = 'open' | 'closed';
export type PromiseState = 'open' | 'kept' | 'slipped' | 'broken';

export interface Summary {
  id: string;
  customer: { id: string; name: string };
  subject: string;
  state: ConversationState;
  preview: string;
  last_at: Time;
  last_who: Who;
  feeling: Feeling;
  intensity: number;
  flags: Flag[];
  waiting_since?: Time | null;
  promise?: { id: string; what: string; due?: Time | null; state: PromiseState } | null;
  risk: number;
}

export interface Message {
  id: string;
  who: Who;
  author: string;
  text: string;
  at: Time;
  state: 'received' | 'sending' | 'sent';
  sending_until?: Time | null;
  reading?: Reading | null;
}

export interface Promised {
  id: string;
  message_id: string;
  what: string;
  quote: string;
  due?: Time | null;
  state: PromiseState;
  settled_at?: Time | null;
  note?: string | null;
  new_due?: Time | null;
}

export type PromiseOnBoard = Promised & { conversation_id: string; customer_name: string };

export interface Draft {
  text: string;
  saved_at: Time;
}

export interface Dismissal {
  rule: string;
  quote: string;
}

export interface Conversation {
  id: string;
  customer: { id: string; name: string; email?: string | null };
  subject: string;
  state: ConversationState;
  opened_at: Time;
  messages: Message[];
  arc: Arc;
  promises: Promised[];
  draft?: Draft | null;
  dismissals: Dismissal[];
}

export interface NewPromise {
  what: string;
  quote: string;
  due?: Time | null;
}

export interface RuleEntry {
  id: string;
  family: string;
  title: string;
  severity: Severity;
  practice: string[];
  cites: string[];
  since: string;
}

export type RulePage = RuleEntry & { page: string };

export interface CustomerMessage {
  id: string;
  who: Who;
  author: string;
  text: string;
  at: Time;
}

export interface CustomerPromise {
  id: string;
  what: string;
  due?: Time | null;
  state: PromiseState;
  settled_at?: Time | null;
  new_due?: Time | null;
}

export interface CustomerView {
  id: string;
  team: string;
  agent?: string | null;
  state: ConversationState;
  messages: CustomerMessage[];
  promises: CustomerPromise[];
}
