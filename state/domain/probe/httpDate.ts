const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** A date in ISO's form, in HTTP's, and in HTTP's two elder ones, which RFC 9110 wants understood: day, month, year, time. */
const FORMS: readonly (readonly [RegExp, (parts: readonly string[]) => Day])[] = [
  // 2026-10-21T07:28:00Z
  [
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/i,
    ([year, month, day, ...time]) => ({ year: Number(year), month: Number(month), day: Number(day), time }),
  ],
  // Wed, 21 Oct 2026 07:28:00 GMT, and Wednesday, 21-Oct-26 07:28:00 GMT
  [
    /(\d{1,2})[ -](\w{3})\w*[ -](\d{4}|\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT/i,
    ([day, month, year = '', ...time]) => ({ year: wholeYear(year), month: monthOf(month), day: Number(day), time }),
  ],
  // Wed Oct 21 07:28:00 2026
  [
    /^\w{3} (\w{3}) +(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/i,
    ([month, day, h = '', m = '', s = '', year]) => ({
      year: Number(year),
      month: monthOf(month),
      day: Number(day),
      time: [h, m, s],
    }),
  ],
];

type Day = { readonly year: number; readonly month: number; readonly day: number; readonly time: readonly string[] };

/** Epoch ms of a date as headers have it; undefined where it is none. Rules have no clock, so the calendar is counted here. */
export function dateMs(value: string | undefined): number | undefined {
  const text = (value ?? '').trim();
  for (const [form, read] of FORMS) {
    const found = form.exec(text);
    const date = found === null ? undefined : read(found.slice(1));
    if (date !== undefined && isInCalendar(date)) return epochMs(date);
  }
  return undefined;
}

function isInCalendar({ month, day, time }: Day): boolean {
  const [hours = 0, minutes = 0, seconds = 0] = time.map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hours < 24 && minutes < 60 && seconds <= 60;
}

/** 1 to 12; 0 where it is no month. */
function monthOf(name = ''): number {
  const at = MONTHS.indexOf(name.toLowerCase());
  return at < 0 || at % 3 !== 0 ? 0 : at / 3 + 1;
}

/** What is over is nothing to wait for: two digits are a year of this century. */
const wholeYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

function epochMs({ year, month, day, time }: Day): number {
  // Counting years from March puts the leap day at the end, where it needs no special case.
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  const days = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const sinceEpoch = days + Math.floor((153 * m + 2) / 5) + day - 1 - 719_468;
  const [hours = 0, minutes = 0, seconds = 0] = time.map(Number);
  return (((sinceEpoch * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
