/** Templates may hang `data-*` attributes on any element, for style sheets and tests. */
declare module '@vue/runtime-dom' {
  interface HTMLAttributes {
    [name: `data-${string}`]: string | number | undefined;
  }
}

export {};
