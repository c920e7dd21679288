/**
 * Leaves words alone in mutation testing: what is only read out (`…Zh`, `…En`, bilingual texts) and the messages
 * of faults. Tests that pin wording would be tests of the dictionary, not of the rules.
 */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const IS_WORDS = /^(zh|en)$|(Zh|En)$/;

const isText = (path) => path.isStringLiteral() || path.isTemplateLiteral();
const isBilingual = (path) => path.isCallExpression() && path.node.callee.name === 'bilingual';

function isRead({ parent }) {
  if (parent?.type === 'ObjectProperty') return IS_WORDS.test(parent.key.name ?? '');
  return parent?.type === 'NewExpression' && /Error$/.test(parent.callee.name ?? '');
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'words', {
    shouldIgnore: (path) =>
      isBilingual(path) || (isText(path) && isRead(path)) ? 'words that are only read out' : undefined,
  }),
];
