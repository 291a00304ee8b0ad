/** A sentence with the names of what is put into it in braces: "Move “{title}” up". */
export type PluralForms = { readonly [Form in Intl.LDMLPluralRule]?: string } & { readonly other: string }

/** A sentence, or one for each plural form that the language has; `count` decides between them. */
export type Message = string | PluralForms

export type Messages = Readonly<Record<string, Message>>

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

/** The names of what a message wants to be given. */
export type NamesOf<Kind extends Message> = Kind extends string
  ? NamesIn<Kind>
  : Kind extends PluralForms
    ? 'count' | NamesIn<Kind['other']>
    : never

/** The same messages in a language whose plural has these forms. A key that is missing, or one too many, is an error. */
export type Translation<Source extends Messages, Form extends Intl.LDMLPluralRule> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Readonly<Record<Form, string>>
}
