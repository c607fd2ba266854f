/** A moment as the clock on the wall says it: `2026-06-01 14:00`. `ms` since the epoch. */
export function localTime(ms: number): string {
  const time = new Date(ms);
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${date} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The same for what happens now: `14:00:59`. */
export function localClock(ms: number): string {
  const time = new Date(ms);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
}

const two = (number: number): string => String(number).padStart(2, '0');
