/** What a person reads about a notice: a sentence, and where there is something to do about it, what. */
export type NoticeWords = { readonly says: string; readonly next?: string };
