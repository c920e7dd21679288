/** How many columns of a terminal a text takes: Chinese characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[⺀-￦]/.test(character) ? 2 : 1;
  return width;
}
