// What the agent's desk asks of the server. Holds the session's CSRF token and nothing else.
import { call, type Call, under } from './http';
import type {
  AlikeCustomer, BehindList, Care, CheckIn, Coaching, Colleague,
  Conversation,
  ConversationState,
  Dismissal,
  Debrief, DraftSaved,
  ErasureReceipt, Exam, Experience, ExperienceBody, ExperienceChangeBody, Export, Fact, FactBody, FollowUpOnBoard, GroupList,
  ItemAnswered, ItemStatistics, KeptNeed, KeptRehearsal,
  MadeCertificate, MadeOf,
  Me,
  Mood,
  Message,
  NeedKind, Next, NextItem, OptionBody, Outcomes, Own, OwnScenario, PastBody, PastConversation, Pledge, Progress, PromiseOnBoard, Promised, Rehearsal, RehearsalReplied, RuleEntry, RulePage, ScenarioChecked, Scenarios, SettleBody, Sheet, SheetBody, Summary, TalliedWeek, TeamNote, TeamProgress,
  Undone,
  UsualTime,
} from './types';

let csrf = '';

const change = <T>(method: string, path: string, body?: unknown, extra: Call = {}) =>
  call<T>(path, { ...extra, method, body, headers: { ...extra.headers, 'x-heard-csrf': csrf } });

async function welcomed(me: Promise<Me>): Promise<Me> {
  csrf = (await me).csrf;
  return me;
}

const exam = (id: string) => `/v1/exams/${encodeURIComponent(id)}`;
const conversation = (id: string) => `/v1/conversations/${encodeURIComponent(id)}`;

export const me = () => welcomed(call<Me>('/v1/session'));
export const signIn = (email: string, password: string) => welcomed(change<Me>('POST', '/v1/session', { email, password }));
export const signOut = () => change<void>('DELETE', '/v1/session');

export const conversations = async (state: ConversationState) =>
  (await call<{ conversations: Summary[] }>(`/v1/conversations?state=${state}`)).conversations;
export const open = (id: string) => call<Conversation>(conversation(id));
export const saveDraft = (id: string, text: string) =>
  change<DraftSaved>('PUT', `${conversation(id)}/draft`, { text });
export const coach = (id: string, draft: string, signal: AbortSignal) =>
  change<Coaching>('POST', `${conversation(id)}/coach`, { draft }, { signal });
export const dismiss = (id: string, dismissal: Dismissal) => change<void>('POST', `${conversation(id)}/dismissals`, dismissal);
/** `after` is the newest message on screen: where more has been said, the server says so and sends nothing. */
export const reply = (id: string, sent: { text: string; promises: Pledge[]; options: OptionBody[] }, after: string | null, key: string) =>
  change<Message>('POST', `${conversation(id)}/replies`, { ...sent, after }, { headers: under(key) });
export const undo = (id: string, message: string) =>
  change<Undone>('DELETE', `${conversation(id)}/replies/${encodeURIComponent(message)}`);
/** Refused with `needs-open` while something is needed, unless that is left knowingly. */
export const close = (id: string, leave_needs: boolean) => change<void>('POST', `${conversation(id)}/close`, { leave_needs });
export const reopen = (id: string) => change<void>('POST', `${conversation(id)}/reopen`);

/** `from`: the colleague whose it is on screen; where that has changed, it is refused. */
export const take = (id: string, from: string | null) => change<void>('POST', `${conversation(id)}/take`, { from });
export const giveBack = (id: string) => change<void>('POST', `${conversation(id)}/give-back`);
export const briefing = async (id: string) => (await call<{ text: string }>(`${conversation(id)}/hand-over`)).text;
export const handOver = (id: string, to: string | null, summary: string) => change<void>('POST', `${conversation(id)}/hand-over`, { to, summary });

const note = (id: string) => `/v1/notes/${encodeURIComponent(id)}`;

/** `ask`: the colleague who is asked; `null`: a note to be known. The customer never sees it. */
export const writeNote = (id: string, text: string, ask: string | null) => change<TeamNote>('POST', `${conversation(id)}/notes`, { text, ask });
export const answerNote = (id: string, text: string) => change<TeamNote>('POST', `${note(id)}/answer`, { text });
export const seeNote = (id: string) => change<void>('POST', `${note(id)}/seen`);

export const next = () => change<Next>('POST', '/v1/next');
export const care = () => call<Care>('/v1/care');
export const here = () => change<void>('POST', '/v1/care/here');
/** `null`: until I come back. */
export const pause = (minutes: number | null) => change<Care>('POST', '/v1/care/pause', { minutes });
export const comeBack = () => change<Care>('DELETE', '/v1/care/pause');
export const noPauseNow = () => change<Care>('POST', '/v1/care/not-now');
export const settle = (settled: SettleBody) => change<Care>('PUT', '/v1/care/settings', settled);
export const colleagues = async () => (await call<{ colleagues: Colleague[] }>('/v1/colleagues')).colleagues;

/** One's own: there is no way to somebody else's. */
export const sheet = (id: string) => call<Sheet>(`${conversation(id)}/sheet`);
export const saveSheet = (id: string, written: SheetBody) => change<Sheet>('PUT', `${conversation(id)}/sheet`, written);

const experience = (id: string) => `/v1/experiences/${encodeURIComponent(id)}`;
const listed = async (path: string) => (await call<{ experiences: Experience[] }>(path)).experiences;

export const experiences = () => listed('/v1/experiences');
export const nearExperiences = (id: string) => listed(`${conversation(id)}/experiences`);
export const noteExperience = (note: ExperienceBody) => change<Experience>('POST', '/v1/experiences', note);
export const changeExperience = (id: string, note: ExperienceChangeBody) => change<Experience>('PUT', experience(id), note);
export const forgetExperience = (id: string) => change<void>('DELETE', experience(id));

const need = (id: string) => `/v1/needs/${encodeURIComponent(id)}`;

export const noteNeed = (id: string, noted: { message_id: string; kind: NeedKind; label: string }, key: string) =>
  change<KeptNeed>('POST', `${conversation(id)}/needs`, noted, { headers: under(key) });
export const meetNeed = (id: string) => change<KeptNeed>('POST', `${need(id)}/met`, {});
export const setNeedAside = (id: string, why: string) => change<KeptNeed>('POST', `${need(id)}/set-aside`, { why });
export const reopenNeed = (id: string) => change<KeptNeed>('POST', `${need(id)}/reopen`);

export const withdrawOptions = (id: string) => change<void>('POST', `/v1/options/${encodeURIComponent(id)}/withdraw`);
export const planFollowUp = (id: string, due: string, text: string) => change('POST', `${conversation(id)}/follow-ups`, { due, text });
export const dropFollowUp = (id: string) => change('DELETE', `/v1/follow-ups/${encodeURIComponent(id)}`);
export const followUps = async () => (await call<{ follow_ups: FollowUpOnBoard[] }>('/v1/follow-ups')).follow_ups;
export const promises = async (state: 'open' | 'broken') => (await call<{ promises: PromiseOnBoard[] }>(`/v1/promises?state=${state}`)).promises;
export const usualTime = async (what: string) =>
  (await call<{ usual: UsualTime | null }>(`/v1/promises/usual?what=${encodeURIComponent(what)}`)).usual;
export const whyBroken = (id: string, why: string) => change<Promised>('PUT', `/v1/promises/${encodeURIComponent(id)}/why`, { why });
const customer = (id: string) => `/v1/customers/${encodeURIComponent(id)}`;
const fact = (id: string) => `/v1/facts/${encodeURIComponent(id)}`;

export const noteFact = (id: string, noted: FactBody) => change<Fact>('POST', `${customer(id)}/facts`, noted);
export const amendFact = (id: string, amended: FactBody) => change<Fact>('PUT', fact(id), amended);
export const forgetFact = (id: string) => change<void>('DELETE', fact(id));
export const alike = async (id: string) => (await call<{ customers: AlikeCustomer[] }>(`${customer(id)}/alike`)).customers;
export const notSame = (id: string) => change<void>('DELETE', `${customer(id)}/same-as`);
export const sameAs = (id: string, customer_id: string) => change<void>('POST', `${customer(id)}/same-as`, { customer_id });
export const exportCustomer = (id: string) => call<Export>(`${customer(id)}/export`);
export const eraseCustomer = (id: string, name: string) => change<ErasureReceipt>('DELETE', customer(id), { name });

export const kept = (id: string) => change<Promised>('POST', `/v1/promises/${encodeURIComponent(id)}/kept`, {});
export const slipped = (id: string, new_due: string, word: string) =>
  change<Promised>('POST', `/v1/promises/${encodeURIComponent(id)}/slipped`, { new_due, word });

/** Whole days, both within: `2030-01-31`. */
export interface Days {
  from: string;
  to: string;
}
const during = ({ from, to }: Days) => `?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`;

export const outcomes = (days: Days) => call<Outcomes>(`/v1/outcomes${during(days)}`);
export const outcomesTable = (days: Days) => `/v1/outcomes.csv${during(days)}`;
export const groups = (days: Days) => call<GroupList>(`/v1/outcomes/groups${during(days)}`);
/** `measure`: a measure, a figure's key, `need-` and a kind, `silent`, or a group's key. */
export const behind = (measure: string, days: Days) =>
  call<BehindList>(`/v1/outcomes/${encodeURIComponent(measure)}/conversations${during(days)}`);

export const rules = () => call<RuleEntry[]>('/v1/rules');
export const rule = (id: string) => call<RulePage>(`/v1/rules/${encodeURIComponent(id)}`);

export const nextItem = (areas: string, level: string) =>
  call<NextItem>(`/v1/quiz/next?${new URLSearchParams({ ...(areas && { areas }), ...(level && { level }) })}`);
export const answerItem = (item: string, chosen: number[]) => change<ItemAnswered>('POST', '/v1/quiz/answers', { item, chosen });
export const exams = async () => (await call<{ exams: Exam[] }>('/v1/exams')).exams;
export const beginExam = () => change<Exam>('POST', '/v1/exams', {});
export const answerExam = (id: string, item: string, chosen: number[]) => change<void>('POST', `${exam(id)}/answers`, { item, chosen });
export const finishExam = (id: string) => change<Exam>('POST', `${exam(id)}/finish`);
export const certificate = (id: string) => call<MadeCertificate>(`${exam(id)}/certificate`);

/** One's own: no address names a person. */
export const own = () => call<Own>('/v1/own');
export const keepWishes = (tally: boolean, replies: boolean) => change<void>('PUT', '/v1/own/wishes', { tally, replies });
export const beginOwnAgain = (password: string) => change<void>('POST', '/v1/own/again', { password });
export const choosePassword = (current: string, chosen: string) => change<void>('PUT', '/v1/session/password', { current, new: chosen });
export const checkIns = async () => (await call<{ check_ins: CheckIn[] }>('/v1/check-ins')).check_ins;
export const checkIn = (how: Mood) => change<CheckIn>('POST', '/v1/check-ins', { how });
export const changeCheckIn = (id: string, how: Mood, note: string | null) =>
  change<CheckIn>('PUT', `/v1/check-ins/${encodeURIComponent(id)}`, { how, note });
export const forgetCheckIn = (id: string) => change<void>('DELETE', `/v1/check-ins/${encodeURIComponent(id)}`);
export const forgetCheckIns = () => change<void>('DELETE', '/v1/check-ins');
export const progress = () => call<Progress>('/v1/progress');
export const forgetProgress = () => change<void>('DELETE', '/v1/progress');

/** For who leads. */
export const tally = async () => (await call<{ weeks: TalliedWeek[] }>('/v1/tally')).weeks;
export const teamProgress = () => call<TeamProgress>('/v1/progress/team');
export const itemStatistics = async () => (await call<{ items: ItemStatistics[] }>('/v1/quiz/items/statistics')).items;
const rehearsal = (id: string) => `/v1/rehearsals/${encodeURIComponent(id)}`;

export const scenarios = () => call<Scenarios>('/v1/scenarios');
/** One's own: there is no way to somebody else's. */
const scenario = (id: string) => `/v1/scenarios/${encodeURIComponent(id)}`;
/** Shown, and kept nowhere. */
export const pastScenario = (id: string, told: PastBody) => change<PastConversation>('POST', `${conversation(id)}/scenario`, told);
export const checkScenario = (text: string, of: MadeOf | undefined, signal: AbortSignal) =>
  change<ScenarioChecked>('POST', '/v1/scenarios/check', { text, of }, { signal });
export const keepScenario = (text: string) => change<OwnScenario>('POST', '/v1/scenarios', { text });
export const ownScenario = (id: string) => call<OwnScenario>(scenario(id));
export const changeScenario = (id: string, text: string) => change<OwnScenario>('PUT', scenario(id), { text });
/** `read`: the version that was read through; another one is not shared. */
export const shareScenario = (id: string, read: number) => change<OwnScenario>('PUT', `${scenario(id)}/share`, { read });
export const unshareScenario = (id: string) => change<OwnScenario>('DELETE', `${scenario(id)}/share`);
export const eraseScenario = (id: string) => change<void>('DELETE', scenario(id));
export const rehearsals = async () => (await call<{ rehearsals: KeptRehearsal[] }>('/v1/rehearsals')).rehearsals;
export const beginRehearsal = (scenario: string, key: string) =>
  change<Rehearsal>('POST', '/v1/rehearsals', { scenario }, { headers: under(key) });
export const openRehearsal = (id: string) => call<Rehearsal>(rehearsal(id));
/** `after`: the turn that is answered, `null` for the customer's first message. */
export const rehearse = (id: string, said: { after: number | null; text: string }, key: string) =>
  change<RehearsalReplied>('POST', `${rehearsal(id)}/replies`, said, { headers: under(key) });
export const coachRehearsal = (id: string, after: number | null, draft: string, signal: AbortSignal) =>
  change<Coaching>('POST', `${rehearsal(id)}/coach`, { after, draft }, { signal });
export const debrief = (id: string, turn: number) => call<Debrief>(`${rehearsal(id)}/turns/${turn}/debrief`);
export const eraseRehearsal = (id: string) => change<void>('DELETE', rehearsal(id));
export const eraseRehearsals = () => change<void>('DELETE', '/v1/rehearsals');
