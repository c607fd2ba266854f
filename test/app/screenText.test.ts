import { describe, expect, test } from 'vitest';
import { bannerLines } from '../../state/app/selectors/banner.js';
import { screenText } from '../../state/app/selectors/screenText.js';
import { smallHome } from '../support/stories.js';

const home = smallHome();

describe('with X, a text of a file or a sentence about one is shown without hosts, accounts and folders', () => {
  test.each([
    ['~/.openclaw/parts/models.json5:13:80: x', 'models.json5:13:80: x'],
    ['/home/ann/.openclaw/.env cannot be read (EACCES)', '.env cannot be read (EACCES)'],
    ['/etc/oc.json is a folder', 'oc.json is a folder'],
    ['"baseUrl": "http://127.0.0.1:9200/v1", "api"', '"baseUrl": "http://(hidden)", "api"'],
    ["url: 'https://llm.corp.example/v1?x=1',", "url: 'https://(hidden)',"],
    ['refused by 10.0.0.7:8080', 'refused by (hidden)'],
    ['profiles["anthropic:ann@example.org"].key', 'profiles["anthropic:(hidden)"].key'],
  ])('%s', (text, shown) => expect(screenText(text, home, true)).toBe(shown));

  test.each([
    '"primary": "openrouter/meta-llama/llama-3.1-405b-instruct:free",',
    'models["google/gemini-2.5-pro"].alias',
    '"id": "claude-3-5-sonnet@20241022", // and/or',
    'OpenClaw 2026.5.28 reads openclaw.json',
  ])('and all else as it is: %s', (text) => expect(screenText(text, home, true)).toBe(text));

  test('without X only the home is said shorter', () =>
    expect(screenText('/home/ann/.openclaw/a says http://h/v1', home, false)).toBe('~/.openclaw/a says http://h/v1'));

  test('what went wrong while reading tells no more than that', () => {
    const place = { file: '/home/ann/.openclaw/in/a.json5', line: 2, column: 3, text: 'baseUrl: "http://nas.lan/v1"' };
    const broken = smallHome({ problems: [{ kind: 'invalid', place, message: 'no' }] });
    const said = (redact: boolean): string => JSON.stringify(bannerLines(broken, redact));
    expect(said(false)).toMatch(/~\/\.openclaw\/in\/a\.json5:2:3.*nas\.lan/);
    expect(said(true)).not.toMatch(/nas\.lan|\.openclaw/);
  });
});
