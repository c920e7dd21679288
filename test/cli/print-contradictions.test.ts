import { stripVTControlCharacters } from 'node:util';
import { contradictionsText } from '../../src/cli/print-contradictions';
import { findContradictions } from '../../src/domain/contradictions/find-contradictions';
import { ask, say } from '../domain/contradictions/statement-maker';

describe('contradictions in the terminal', () => {
  const reason = { zh: '同一件事', en: 'the same thing' };
  const findings = findContradictions(
    ask([say({ key: 'a', value: 20, clause: '二(一)' }), say({ key: 'b', value: 25, clause: '四(二)' })], {
      equivalences: [{ targets: ['a', 'b'], kinds: null, reason }],
    }),
  );
  const text = (language: 'zh' | 'en') =>
    stripVTControlCharacters(
      contradictionsText(
        new Map([
          ['plan', findings],
          ['other', []],
        ]),
        language,
      ),
    );

  it('are listed plan by plan with clauses, words, the catalogue’s reason and the targets', () => {
    expect(text('zh')).toContain('plan\n  · 说明  二(一)、四(二)\n');
    expect(text('zh')).toContain('目录说明：同一件事');
    expect(text('zh')).toContain('other\n  没有发现不相符的条款');
  });

  it('speak English where that is asked for', () => {
    expect(text('en')).toContain('· remark  二(一), 四(二)');
    expect(text('en')).toContain('The catalogue explains: the same thing');
    expect(text('en')).toContain('no clauses that do not fit together');
  });
});
