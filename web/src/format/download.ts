/** Files that the page makes itself: tables as CSV that spreadsheets open in Chinese, charts as pictures. */

/** Cells that a spreadsheet would run are kept as text. */
const RUNS = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const SOON_MS = 1_000;

function cell(value: string | null | undefined): string {
  const text = value ?? '';
  const safe = RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[/\\:*?"<>|]/g, '_');
  link.click();
}

export function downloadCsv(rows: readonly (readonly (string | null | undefined)[])[], name: string): void {
  const text = rows.map((row) => row.map(cell).join(',')).join('\r\n');
  const url = URL.createObjectURL(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv;charset=utf-8' }));
  download(url, `${name}.csv`);
  setTimeout(() => URL.revokeObjectURL(url), SOON_MS);
}
