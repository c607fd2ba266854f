/** A moment as `2026-06-01T12:00:00Z`, for what is kept; a screen shows it in its own way. `ms` since the epoch. */
export function isoTime(ms: number): string {
  const days = Math.floor(ms / DAY);
  const seconds = Math.floor((ms - days * DAY) / 1000);
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => two(Math.floor(part))).join(':');
  return `${dateOf(days)}T${clock}Z`;
}

const DAY = 86_400_000;

const two = (number: number): string => String(number).padStart(2, '0');

/** The Gregorian calendar from a count of days, in years that begin in March: the leap day is then the last one. */
function dateOf(sinceEpoch: number): string {
  const days = sinceEpoch + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const year = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const isEarly = month >= 10;
  return `${year + era * 400 + (isEarly ? 1 : 0)}-${two(isEarly ? month - 9 : month + 3)}-${two(day)}`;
}
