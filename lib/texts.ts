/** Text that a person reads, in every language the product speaks. */

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in each language; `{name}` stands for a value that is filled in when it is shown. */
export type Text = { readonly [L in Language]: string };
