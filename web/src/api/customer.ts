// What the customer's chat asks of the server, with the token of its one conversation.
import { call, under } from './http';
import type { Begun, Certificate, CustomerMessage, CustomerView, FeedbackBody, LinkedOptions } from './types';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

export const start = (name: string, text: string, key: string) =>
  call<Begun>('/v1/widget/conversations', { method: 'POST', body: { name, text }, headers: under(key) });
export const view = (token: string) => call<CustomerView>('/v1/widget/conversation', { headers: bearer(token) });
export const say = (token: string, text: string, key: string) =>
  call<CustomerMessage>('/v1/widget/messages', { method: 'POST', body: { text }, headers: { ...bearer(token), ...under(key) } });
export const another = (token: string, text: string, key: string) =>
  call<CustomerView>('/v1/widget/conversations/another', { method: 'POST', body: { text }, headers: { ...bearer(token), ...under(key) } });
export const answer = (token: string, given: FeedbackBody) =>
  call<CustomerView>('/v1/widget/feedback', { method: 'POST', body: given, headers: bearer(token) });
export const choose = (token: string, options: string, option: number) =>
  call<CustomerView>(`/v1/widget/options/${encodeURIComponent(options)}`, { method: 'POST', body: { option }, headers: bearer(token) });
export const well = (token: string, followUp: string, well: boolean) =>
  call<CustomerView>(`/v1/widget/follow-ups/${encodeURIComponent(followUp)}`, { method: 'POST', body: { well }, headers: bearer(token) });
/** By the token of a signed link, which opens nothing else. */
export const linkedOptions = (link: string) => call<LinkedOptions>('/v1/options', { headers: bearer(link) });
export const chooseLinked = (link: string, option: number) =>
  call<LinkedOptions>('/v1/options/choice', { method: 'POST', body: { option }, headers: bearer(link) });
export const eventsUrl = (token: string) => `/v1/widget/events?token=${encodeURIComponent(token)}`;
/** What a certificate says, where the desk has signed it. */
export const certified = (token: string) => call<Certificate>('/v1/certificate', { headers: bearer(token) });
