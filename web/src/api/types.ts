// The shapes of the HTTP interface by their names on screen. `schema.ts` is generated from the server's committed description.
import type { components } from './schema';

type Schemas = components['schemas'];

export type Appraisal = Schemas['Appraisal'];
export type Arc = Schemas['Arc'];
export type AskKind = Schemas['AskKind'];
export type Coaching = Schemas['Coaching'];
export type Conversation = Schemas['Conversation'];
export type ConversationState = Schemas['ConversationState'];
export type CustomerMessage = Schemas['CustomerMessage'];
export type CustomerPromise = Schemas['CustomerPromise'];
export type CustomerView = Schemas['CustomerView'];
export type Begun = Schemas['Begun'];
export type Dismissal = Schemas['Dismissal'];
export type Draft = Schemas['Draft'];
export type DraftSaved = Schemas['DraftSaved'];
export type Evidence = Schemas['Evidence'];
export type Feeling = Schemas['Feeling'];
export type Finding = Schemas['Finding'];
export type Flag = Schemas['Flag'];
export type Guidance = Schemas['Guidance'];
export type Me = Schemas['Me'];
export type Message = Schemas['Message'];
export type NeedState = Schemas['NeedState'];
export type Pledge = Schemas['Pledge'];
export type PromiseFound = Schemas['PromiseFound'];
export type Promised = Schemas['Promise'];
export type PromiseOnBoard = Schemas['ListedPromise'];
export type Reading = Schemas['Reading'];
export type RuleEntry = Schemas['Rule'];
export type RulePage = Schemas['RulePage'];
export type Score = Schemas['Score'];
export type Step = Schemas['Step'];
export type Suggestion = Schemas['Suggestion'];
export type Summary = Schemas['Summary'];
export type Undone = Schemas['Undone'];
