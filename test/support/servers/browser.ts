/** A person with a browser: follows redirects, keeps cookies, fills in forms. Knows the pages that oidc-provider has for development. */
export type Browser = {
  /** Opens a page, logs in where it is asked for, agrees to everything, and gives the text of the last page. */
  readonly approve: (url: string) => Promise<string>;
  /** The same, but says no at the last question. */
  readonly deny: (url: string) => Promise<string>;
};

type Page = { readonly url: string; readonly status: number; readonly html: string };

type Form = { readonly action: string; readonly fields: Readonly<Record<string, string>> };

/** Cookies are kept for `origin` alone. */
export function openBrowser(origin: string): Browser {
  const cookies = new Map<string, string>();

  const keep = (given: readonly string[]): void => {
    for (const cookie of given) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  const go = async (address: string, form?: Form['fields']): Promise<Page> => {
    const isOwn = new URL(address).origin === origin;
    const response = await fetch(address, {
      redirect: 'manual',
      headers: isOwn ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {},
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    if (isOwn) keep(response.headers.getSetCookie());
    const html = await response.text();
    const location = response.headers.get('location');
    return location === null ? { url: address, status: response.status, html } : go(new URL(location, address).href);
  };

  const walk = async (url: string, isWanted: boolean): Promise<string> => {
    let page = await go(url);
    for (let step = 0; step < 10; step++) {
      const form = formIn(page);
      if (form === undefined) return page.html;
      const isQuestion = /name="abort"|\/abort"/.test(page.html) && !/name="login"/.test(page.html);
      if (isQuestion && !isWanted) return (await refuse(page, form)).html;
      page = await go(form.action, form.fields);
    }
    throw new Error(`no end of pages: ${page.url}`);
  };

  const refuse = (page: Page, { action, fields }: Form): Promise<Page> => {
    const [, link] = /href="([^"]*\/abort)"/.exec(page.html) ?? [];
    if (link !== undefined) return go(new URL(link, page.url).href);
    const { confirm: _yes, ...others } = fields;
    return go(action, { ...others, abort: 'yes' });
  };

  return { approve: (url) => walk(url, true), deny: (url) => walk(url, false) };
}

function formIn({ url, html }: Page): Form | undefined {
  const [, tag, inside = ''] = /<form([^>]*)>([\s\S]*?)<\/form>/.exec(html) ?? [];
  if (tag === undefined) return undefined;
  const action = new URL(attribute(tag, 'action') ?? url, url).href;
  const inputs = [...inside.matchAll(/<(?:input|button)([^>]*)>/g)].map(([, text = '']) => text);
  const fields = inputs.flatMap((input): readonly (readonly [string, string])[] => {
    const name = attribute(input, 'name');
    if (name === undefined || name === 'abort') return [];
    return [[name, attribute(input, 'value') ?? TYPED[name] ?? '']];
  });
  return { action, fields: Object.fromEntries(fields) };
}

const TYPED: Readonly<Record<string, string>> = { login: 'ann', password: 'any will do' };

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
