/** One direction of import that is not allowed. Paths are relative to the repository; packages look like `npm:ink`, Node's own like `node:fs`. */
export type ImportRule = {
  readonly name: string;
  /** What a person reads when the rule breaks. */
  readonly comment: string;
  readonly from: RegExp;
  readonly fromNot?: RegExp;
  readonly to: RegExp;
  readonly toNot?: RegExp;
  /** Allowed when it is `await import()`. */
  readonly unlessDynamic?: true;
};

const LOCAL = /^(?!npm:|node:)/;
const OUTSIDE = /^(npm|node):/;

export const RULES: readonly ImportRule[] = [
  {
    name: 'domain-is-the-floor',
    comment: 'Rules stand on nothing. Pass what you need as an argument.',
    from: /^state\/domain\//,
    to: LOCAL,
    toNot: /^state\/domain\//,
  },
  {
    name: 'state-looks-down',
    comment: 'State knows neither screen nor world. Return an Effect instead.',
    from: /^state\//,
    to: LOCAL,
    toNot: /^state\//,
  },
  {
    name: 'app-has-no-store',
    comment: 'The store holds the program; the program does not know it is held.',
    from: /^state\/app\//,
    to: /^state\/store\.ts$/,
  },
  {
    name: 'components-see-state',
    comment: 'A view draws the model and sends messages. It never does the work.',
    from: /^components\//,
    to: LOCAL,
    toNot: /^(components|state)\//,
  },
  {
    name: 'services-see-state',
    comment: 'A service knows the rules, not the screen.',
    from: /^services\//,
    to: LOCAL,
    toNot: /^(services|state)\//,
  },
  {
    name: 'operations-know-no-app',
    comment: 'Operations serve the console and the headless commands alike. Only effects.ts and its parts speak Msg.',
    from: /^services\//,
    fromNot: /^services\/effects(\.ts$|\/)/,
    to: /^state\/(app\/|store\.ts$)/,
  },
  {
    name: 'parts-are-plain',
    comment: 'Parts take props. Only panes, overlays and App read the store.',
    from: /^components\/parts\//,
    to: /^components\/(ProgramContext|panes|overlays|App)/,
  },
  {
    name: 'panes-are-strangers',
    comment: 'Two panes share a part or a selector, never each other.',
    from: /^components\/panes\/(?!index\.ts$)/,
    to: /^components\/panes\//,
  },
  {
    name: 'state-takes-no-packages',
    comment: 'state/ is plain TypeScript. zustand is met once, in store.ts.',
    from: /^state\//,
    fromNot: /^state\/store\.ts$/,
    to: OUTSIDE,
  },
  {
    name: 'store-takes-zustand-only',
    comment: 'The store is the framework-free half of zustand and nothing else.',
    from: /^state\/store\.ts$/,
    to: OUTSIDE,
    toNot: /^npm:zustand\/vanilla$/,
  },
  {
    name: 'services-take-json5-only',
    comment: 'The disk, the network and the clock arrive through World.',
    from: /^services\//,
    fromNot: /^services\/logins\/qr\.ts$/,
    to: OUTSIDE,
    toNot: /^npm:json5$/,
  },
  {
    name: 'qr-takes-uqr-only',
    comment: 'A QR code is worked out, not asked for: like a parser, uqr needs nothing from outside.',
    from: /^services\/logins\/qr\.ts$/,
    to: OUTSIDE,
    toNot: /^npm:uqr$/,
  },
  {
    name: 'components-take-ui-only',
    comment: 'Views use React, Ink and the store binding.',
    from: /^components\//,
    to: OUTSIDE,
    toNot: /^npm:(ink|ink-select-input|react|zustand)(\/|$)/,
  },
  {
    name: 'one-door-outside',
    comment:
      'Disk and network belong to src/nodeWorld*.ts and src/nodeHttp*.ts, the terminal to src/terminal/, the fake servers to src/demo*.',
    from: /^src\//,
    fromNot: /^src\/((nodeWorld|nodeHttp)[^/]*\.ts|terminal\/|demo)/,
    to: /^(npm:undici|node:(fs|net|tls|dns|http|http2|https|os|tty|child_process|worker_threads)(\/|$))/,
  },
  {
    name: 'terminal-knows-no-product',
    comment: 'src/terminal/ is about terminals. It would work for any program.',
    from: /^src\/terminal\//,
    to: /^(?!src\/terminal\/|node:)/,
  },
  {
    name: 'headless-stays-light',
    comment: 'Only tui.tsx draws, so a headless command never loads React.',
    from: /^src\//,
    fromNot: /^src\/tui\.tsx$/,
    to: /^(components\/|npm:(ink|ink-select-input|react)(\/|$))/,
  },
  {
    name: 'tui-is-lazy',
    comment: 'Use await import("./tui.js").',
    from: /^src\//,
    to: /^src\/tui\.tsx$/,
    unlessDynamic: true,
  },
  {
    name: 'product-knows-no-tests',
    comment: 'Nothing that ships depends on test/ or scripts/.',
    from: /^(src|components|services|state)\//,
    to: /^(test|scripts)\//,
  },
];
