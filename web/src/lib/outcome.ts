// How measures are said: numbers, how sure they are, how they moved. Everything takes the present as an argument.
import type { Behind, Estimate, Figure, Group, Outcomes } from '../api/types';
import { length } from './when';

type Unit = Figure['unit'];

const two = (n: number) => String(n).padStart(2, '0');
const isoDay = (at: Date) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

/** So many weeks, today the last day. */
export function lastWeeks(weeks: number, now: Date) {
  const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() - weeks * 7 + 1);
  return { from: isoDay(from), to: isoDay(now) };
}

/** "2 Mar", with the year where it is wanted. */
export function dayOf(iso: string, withYear = false): string {
  const [year, month, date] = iso.split('-').map(Number) as [number, number, number];
  const named = new Date(year, month - 1, date).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return withYear ? `${named} ${year}` : named;
}

/** "72%", "3 h 10 min", "4". */
export function amount(value: number, unit: Unit): string {
  if (unit === 'share') return `${Math.round(value * 100)}%`;
  return unit === 'seconds' ? length(value * 1000) : String(Math.round(value));
}

/** The big number; in words where there is none to say. */
export function headline({ value, numerator, denominator, certainty }: Estimate, unit: Unit): string {
  if (value != null) return amount(value, unit);
  if (certainty === 'nothing') return '–';
  return unit === 'share' ? `${numerator} of ${denominator}` : `${denominator}`;
}

/** What it rests on, and how sure it is. */
export function sureness(estimate: Estimate, unit: Unit): string {
  const { low, high, numerator, denominator, certainty } = estimate;
  if (unit === 'count') return '';
  if (certainty === 'nothing') return 'Nothing to count yet.';
  if (certainty === 'too_few') return unit === 'share' ? 'Too few to say more.' : `Only ${denominator} so far: too few to say how long.`;
  const rests = unit === 'share' ? `${numerator} of ${denominator}` : `The middle of ${denominator}`;
  const range = low != null && high != null ? ` The true ${unit === 'share' ? 'share' : 'middle'} lies between ${amount(low, unit)} and ${amount(high, unit)}.` : '';
  return `${rests}${certainty === 'small' ? ', a small count' : ''}.${range}`;
}

/** Whether it moved between the two halves of the period. */
export function moved({ trend, better, weeks }: Figure): { words: string; tone: 'good' | 'bad' | '' } {
  if (weeks.length < 2 || trend === 'too_few') return { words: '', tone: '' };
  if (trend === 'unclear') return { words: 'No change beyond chance.', tone: '' };
  const good = (trend === 'rising') === (better === 'more');
  return { words: trend === 'rising' ? '↑ Higher than in the first half.' : '↓ Lower than in the first half.', tone: good ? 'good' : 'bad' };
}

/** A week's figure told to somebody who does not see the chart. */
export function weekInWords(week: Estimate, unit: Unit): string {
  if (unit === 'count') return String(week.numerator);
  if (unit === 'share') return week.denominator ? `${week.numerator} of ${week.denominator}` : 'none';
  if (!week.denominator) return 'none';
  return week.value == null ? `too few (${week.denominator})` : `${length(week.value * 1000)} (of ${week.denominator})`;
}

/** How a conversation counts. */
export function counts({ numerator, denominator, seconds }: Behind, unit: Unit | null): string {
  if (unit === 'seconds' && seconds != null) return length(seconds * 1000);
  if (unit !== 'share') return '';
  if (denominator > 1) return `${numerator} of ${denominator}`;
  return numerator ? 'yes' : 'no';
}

const GROWTH = {
  growing: '↑ growing',
  shrinking: '↓ shrinking',
  steady: '→ about as often',
  too_few: '',
};

/** Against the period before; few are said to be few. */
export function growth({ growth, before, count }: Group): string {
  if (growth !== 'too_few') return `${GROWTH[growth]}, ${before} before`;
  return count + before < 10 ? 'few: too few to compare' : 'nothing to compare with';
}

/** The period in words, for the head of the page and for print. */
export const periodInWords = ({ from, to }: Pick<Outcomes, 'from' | 'to'>) => `${dayOf(from, from.slice(0, 4) !== to.slice(0, 4))} to ${dayOf(to, true)}`;
