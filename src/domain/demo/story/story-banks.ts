/** Banks and guarantors of the stories, and those who work for them. */
import type { StoryActor } from './story-event';

export const DEMO_GUARANTORS = [
  { slug: 'demo-guarantor-a', nameZh: '演示融资担保公司甲', nameEn: 'Demo Guarantee Company A' },
  { slug: 'demo-guarantor-b', nameZh: '演示融资担保公司乙', nameEn: 'Demo Guarantee Company B' },
  { slug: 'demo-re-guarantor', nameZh: '演示再担保公司', nameEn: 'Demo Re-guarantee Company' },
] as const;

/** Two of each bank: nobody decides on what they filed. */
export const staffOf = (letter: string, institution: string, nameZh: string): readonly StoryActor[] =>
  [
    ['clerk', '经办'],
    ['manager', '主管'],
  ].map(([post, postZh]) => ({
    key: `${post}-${letter}`,
    name: `${nameZh}·${postZh}`,
    institution,
    bodies: [],
  }));

export const officeOf = (key: string, name: string): StoryActor => ({
  ...{ key, name: `演示·${name}`, institution: null, bodies: [key] },
});

/** Opens books and sets partners. */
export const ADMINISTRATOR: StoryActor = {
  ...{ key: 'administrator', name: '演示·管理员', institution: null, bodies: [] },
};
