/** Where rows are planted, and the texts that mark them. */

export const QIBIN = '410611';
export const mark = (kind: string, name: string) => `⟦${kind}-${name}⟧`;
