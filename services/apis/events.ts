import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import { jsonOf } from '../../state/domain/probe/serverError.js';

/** One event of a stream, or the word by which OpenAI's dialects say that it is over. */
export type StreamEvent = JsonObject | 'over';

export type Splitter = {
  /** More of the stream, cut wherever the network cut it. */
  readonly take: (text: string) => void;
  /** Nothing more comes: a last line without an end counts too. */
  readonly end: () => void;
};

/**
 * Splits a stream into events as it comes, whether it is server-sent events (`data: {…}`) or a line of JSON each, as Ollama sends.
 * What is no JSON is passed over, and so are comments and the names of events, which the events themselves repeat.
 */
export function createSplitter(onEvent: (event: StreamEvent) => void): Splitter {
  let rest = '';
  /** Lines of one event that are no JSON yet: data may stand on several. */
  let open = '';
  const tell = (text: string): boolean => {
    const value: Json | undefined = jsonOf(text);
    if (isObject(value)) onEvent(value);
    return value !== undefined;
  };
  const line = (text: string): void => {
    if (text === '') open = '';
    else if (text.startsWith('{')) tell(text);
    else if (text.startsWith('data:')) data(text.slice(5).trimStart());
  };
  let lines = 0;
  const data = (text: string): void => {
    if (text.trim() === '[DONE]') {
      onEvent('over');
      return;
    }
    lines = open === '' ? 1 : lines + 1;
    open = lines === 1 ? text : `${open}\n${text}`;
    if (tell(open) || lines === MOST_LINES) open = '';
  };
  return {
    take: (text) => {
      const lines = text.split('\n');
      const last = lines.pop() ?? '';
      for (const piece of lines) {
        line(`${rest}${piece}`.replace(/\r$/, ''));
        rest = '';
      }
      rest += last;
    },
    end: () => {
      line(rest);
      rest = '';
    },
  };
}

/** Of one event. A stream that never comes to the end of one is not read again and again. */
const MOST_LINES = 64;
