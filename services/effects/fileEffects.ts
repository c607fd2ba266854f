import type { Effect } from '../../state/app/effect.js';
import type { Msg } from '../../state/app/msg.js';
import type { Home } from '../../state/domain/home.js';
import { advise } from '../../state/domain/problem.js';
import { unreachable } from '../../state/domain/result.js';
import { plain } from '../../state/domain/text.js';
import type { Keyring } from '../keyring.js';
import type { World } from '../world.js';

type FileEffect = Extract<Effect, { readonly kind: 'preview' | 'write' | 'history' | 'copies' }>;

/** What is done with the files of the home as last read, and what came of it. Loaded when it is wanted: a look around changes nothing. */
export async function answerTo(world: World, home: Home, effect: FileEffect, keyring: Keyring): Promise<Msg> {
  switch (effect.kind) {
    case 'preview': {
      const { previewAction } = await import('../operations/act.js');
      const result = await previewAction(world, home, effect.action, keyring);
      return { scope: 'review', type: 'previewed', request: effect.request, result };
    }
    case 'write': {
      const { request, action } = effect;
      const { doAction } = await import('../operations/act.js');
      return {
        scope: 'review',
        type: 'written',
        request,
        action,
        result: await doAction(world, home, action, 'console', keyring),
      };
    }
    case 'history':
      return historyOf(world, home, effect.request);
    case 'copies': {
      const { variables } = effect;
      const { copiesOf } = await import('../operations/scrub.js');
      const found = await copiesOf(world, home, variables);
      if (found.ok) return { scope: 'providers', type: 'copies found', variables, copies: found.value.files };
      return { scope: 'shell', type: 'say', tone: 'warn', text: plain(advise(found.problem).says) };
    }
    default:
      return unreachable(effect);
  }
}

/** Notes first what others did meanwhile. */
async function historyOf(world: World, home: Home, request: number): Promise<Msg> {
  const [{ noteChanges }, { readHistory }] = await Promise.all([
    import('../history/noteChanges.js'),
    import('../history/readHistory.js'),
  ]);
  const noted = await noteChanges(world, home);
  const { entries, snapshots, problems } = await readHistory(world, home);
  return { scope: 'history', type: 'read', request, entries, snapshots, problems: [...noted.problems, ...problems] };
}
