/** What a deed asks for, and the key that a request is known by. */
export interface ActField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'words' | 'line' | 'day' | 'money' | 'percent' | 'choice';
  readonly isNeeded?: boolean;
  readonly value?: string;
  readonly options?: readonly { readonly value: string; readonly text: string }[];
}

export type Said = Readonly<Record<string, string>>;

/** Also where the page is not served over https, and `crypto.randomUUID` is not there. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `web-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Empty words are none. */
export const orNull = (text: string | undefined): string | null => {
  const said = text?.trim() ?? '';
  return said === '' ? null : said;
};
