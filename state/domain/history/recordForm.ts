import { isObject, type Json } from '../json.js';
import { LAST_MOMENT } from '../lastMoment.js';

/**
 * Has a line of the journal the form of a record, in every part that something is done with? A journal may come from another version,
 * or from somebody who wrote into it by hand: a line that is not whole is passed over, as one that is torn.
 */
export function isRecord(value: Json): boolean {
  if (!isObject(value)) return false;
  switch (value.record) {
    case 'begun':
      return isEntry(value.entry) && isNumber(value.started);
    case 'seen':
      return isEntry(value.entry);
    case 'ended':
      return isId(value.id) && ENDS.has(value.state) && isMaybe(value.reached, isListOf(isBoolean));
    case 'scrubbed':
      return isListOf(isText)(value.snapshots);
    default:
      return false;
  }
}

type Check = (value: Json | undefined) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isBoolean: Check = (value) => typeof value === 'boolean';
const isMaybe = (value: Json | undefined, check: Check): boolean => value === undefined || check(value);
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every((item: Json) => check(item));

const ENDS: ReadonlySet<Json | undefined> = new Set(['done', 'failed', 'unfinished', 'dropped']);

/** As `entryId` makes them: nothing in them that a shell, a screen or a path takes for more than a letter. */
const isId: Check = (value) => typeof value === 'string' && /^[\w.:-]{1,80}$/.test(value);

function isEntry(value: Json | undefined): boolean {
  if (!isObject(value) || !isId(value.id) || !isTime(value.at) || !isAuthor(value.by)) return false;
  const links = [value.undoes, value.redoes, value.restores, value.salt];
  return links.every((link) => isMaybe(link, isText)) && isListOf(isFile)(value.files);
}

/** What a calendar can say. */
const isTime: Check = (value) => typeof value === 'number' && Math.abs(value) <= LAST_MOMENT;

const isAuthor: Check = (value) =>
  isObject(value) &&
  PROGRAMS.has(value.program) &&
  isMaybe(value.command, isText) &&
  isMaybe(value.pid, isNumber) &&
  isMaybe(value.because, isText);

const PROGRAMS: ReadonlySet<Json | undefined> = new Set(['pincer', 'openclaw', 'unknown']);

function isFile(value: Json | undefined): boolean {
  if (!isObject(value) || !isText(value.file) || !KINDS.has(value.kind)) return false;
  const texts = [value.hashBefore, value.hashAfter, value.snapshot];
  const numbers = [value.bytesBefore, value.bytesAfter, value.more];
  return (
    texts.every((text) => isMaybe(text, isText)) &&
    numbers.every((number) => isMaybe(number, isNumber)) &&
    isMaybe(value.reached, isBoolean) &&
    isMaybe(value.made, isListOf(isMade)) &&
    isListOf(isChange)(value.changes)
  );
}

const KINDS: ReadonlySet<Json | undefined> = new Set([
  'config',
  'include',
  'registry',
  'auth store',
  'auth state',
  'env',
]);

const isPath: Check = isListOf((step) => typeof step === 'string' || typeof step === 'number');

const isMade: Check = (value) => Array.isArray(value) && value.length === 2 && isPath(value[0]) && isText(value[1]);

const isChange: Check = (value) =>
  isObject(value) && isPath(value.path) && isMaybe(value.before, isText) && isMaybe(value.after, isText);
