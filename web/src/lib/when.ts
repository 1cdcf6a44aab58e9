// Times in words. Everything takes the present as an argument.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (n: number) => String(n).padStart(2, '0');

export const clock = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}`;

/** Days on the calendar between two instants, in local time. */
function daysApart(at: Date, now: Date): number {
  const midnight = (d: Date) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  return Math.round((midnight(at) - midnight(now)) / DAY);
}

/** "today", "tomorrow", "Fri 5 Dec", with the year where it is another. */
export function day(at: Date, now: Date): string {
  const apart = daysApart(at, now);
  if (apart === 0) return 'today';
  if (apart === 1) return 'tomorrow';
  if (apart === -1) return 'yesterday';
  const year = at.getFullYear() === now.getFullYear() ? '' : ` ${at.getFullYear()}`;
  return `${WEEKDAYS[at.getDay()]} ${at.getDate()} ${MONTHS[at.getMonth()]}${year}`;
}

/** "today 14:02", "Fri 5 Dec, 17:00". */
export function dayAndTime(at: Date, now: Date): string {
  const named = day(at, now);
  return `${named}${/\d/.test(named) ? ',' : ''} ${clock(at)}`;
}

/** A length of time, rounded down to what one would say: "14 min", "2 h 10 min", "3 days". */
export function length(ms: number): string {
  const of = Math.max(0, ms);
  if (of < MINUTE) return 'less than a minute';
  if (of < HOUR) return `${Math.floor(of / MINUTE)} min`;
  if (of < 6 * HOUR) {
    const minutes = Math.floor((of % HOUR) / MINUTE);
    return `${Math.floor(of / HOUR)} h${minutes ? ` ${minutes} min` : ''}`;
  }
  if (of < DAY) return `${Math.floor(of / HOUR)} h`;
  const days = Math.floor(of / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}

export interface Countdown {
  words: string;
  /** `soon`: within two hours. */
  tone: 'calm' | 'soon' | 'late';
}

/** How long there is until a due time. */
export function countdown(due: Date, now: Date): Countdown {
  const left = due.getTime() - now.getTime();
  if (left <= -MINUTE) return { words: `${length(-left)} late`, tone: 'late' };
  if (left < MINUTE) return { words: 'due now', tone: 'soon' };
  return { words: `in ${length(left)}`, tone: left <= 2 * HOUR ? 'soon' : 'calm' };
}

/** For an `<input type="datetime-local">`. */
export const toLocalInput = (at: Date) =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${clock(at)}`;

/** From an `<input type="datetime-local">`; null where it holds no time. */
export function fromLocalInput(value: string): string | null {
  const at = new Date(value);
  return value && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}

/** So many days on, at this hour of the local day. */
export const inDays = (from: Date, days: number, hour: number) => new Date(from.getFullYear(), from.getMonth(), from.getDate() + days, hour);
