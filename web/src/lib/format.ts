// Figures and dates as words. One decimal at most, per cent with a thin space, minus as a minus.

export const THIN = '\u202f';
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `1926-03` as a number of months since year 0, so that months can be counted. */
export function monthNumber(month: string): number {
  const [year, ordinal] = month.split('-').map(Number);
  return (year ?? 0) * 12 + (ordinal ?? 1) - 1;
}

/** The month that comes `number` months after year 0, as `1926-03`. */
export function monthText(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** `1926-03` as "March 1926". */
export function monthName(month: string): string {
  const number = monthNumber(month);
  return `${MONTHS[number % 12]} ${Math.floor(number / 12)}`;
}

/** `1926-03` as "Mar". */
export function monthShort(month: string): string {
  return (MONTHS[monthNumber(month) % 12] ?? '').slice(0, 3);
}

export function yearOf(month: string): string {
  return month.slice(0, 4);
}

/** A date of the record, `1926-07-23` or `1926-07` or `1926`, in words. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || Number.isNaN(year)) return date;
  const name = month ? MONTHS[month - 1] : undefined;
  if (!name) return String(year);
  return day ? `${day} ${name} ${year}` : `${name} ${year}`;
}

/** A number with at most `digits` decimals, and a proper minus. */
export function figure(value: number, digits = 0): string {
  const rounded = Number(value.toFixed(digits));
  return (Object.is(rounded, -0) ? 0 : rounded).toString().replace('-', '−');
}

/** A share of 1 in per cent: `0.324` is "32 %". A share above 0 that would round to 0 is "under 1 %". */
export function percent(share: number, digits = 0): string {
  const least = digits === 0 ? 0.005 : 0.0005;
  if (share > 0 && share < least) return `under ${digits === 0 ? '1' : '0.1'}${THIN}%`;
  if (share < 1 && share > 1 - least) return `over ${digits === 0 ? '99' : '99.9'}${THIN}%`;
  return `${figure(share * 100, digits)}${THIN}%`;
}

/** A difference of shares in percentage points with its sign: `-0.33` is "−33". */
export function points(difference: number, digits = 0): string {
  const text = figure(difference * 100, digits);
  return text === '0' || text.startsWith('−') ? text : `+${text}`;
}

/** `10000` as "10 000", with thin spaces. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, THIN);
}

/** "Ada", "Ada and Ben", "Ada, Ben and Cleo". */
export function list(names: readonly string[], joiner = 'and'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${joiner} ${names.at(-1)}`;
}

export function plural(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Seconds as a person would say them. */
export function duration(seconds: number): string {
  if (seconds < 1.5) return 'a second';
  if (seconds < 90) return `${Math.round(seconds)} seconds`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} minutes`;
  return `${figure(seconds / 3600, 1)} hours`;
}
