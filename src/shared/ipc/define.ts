import type * as v from 'valibot'
import type { Fault } from '../fault.ts'
import type { Result } from '../result.ts'

/** A bug behind the wall: its stack stays in the log under `ref`. */
export type InternalFault = Fault<'internal'> & { readonly ref: string }
/** Refused at the wall: what was sent does not fit the contract. */
export type RefusedFault = Fault<'refused'>
/** What every call can answer besides its own faults. */
export type IpcFault = InternalFault | RefusedFault

type AnySchema = v.GenericSchema<unknown, unknown>

declare const valueType: unique symbol
declare const faultType: unique symbol

/** One call: its input's schema at run time, its answer's type at compile time. */
export interface Call<Schema extends AnySchema, Value, Expected extends Fault> {
  readonly input: Schema
  /** The page hands over `File` objects and the preload turns them into `DroppedFile`s: no path comes from the page. */
  readonly takesFiles: boolean
  readonly [valueType]?: Value
  readonly [faultType]?: Expected
}

/** What the preload makes of a `File`: a path where the system knows one, else its content. */
export type DroppedFile =
  { readonly name: string; readonly path: string } | { readonly name: string; readonly bytes: Uint8Array }

interface CallBuilder<Schema extends AnySchema> {
  returns<Value, Expected extends Fault = never>(): Call<Schema, Value, Expected>
}

export function call<Schema extends AnySchema>(input: Schema): CallBuilder<Schema> {
  return { returns: () => ({ input, takesFiles: false }) }
}

export interface FileCall<Value, Expected extends Fault> extends Call<
  v.GenericSchema<unknown, { readonly files: readonly DroppedFile[] }>,
  Value,
  Expected
> {
  readonly takesFiles: true
}

export function fileCall(input: v.GenericSchema<unknown, { readonly files: readonly DroppedFile[] }>): {
  returns<Value, Expected extends Fault = never>(): FileCall<Value, Expected>
} {
  return { returns: () => ({ input, takesFiles: true }) }
}

export interface Event<Payload> {
  readonly [valueType]?: Payload
}

export function event<Payload>(): Event<Payload> {
  return {}
}

export type AnyCall = Call<AnySchema, unknown, Fault>
export type CallContract = Readonly<Record<string, Readonly<Record<string, AnyCall>>>>
export type EventContract = Readonly<Record<string, Event<unknown>>>

type InputOf<C> = C extends Call<infer Schema, unknown, Fault> ? v.InferInput<Schema> : never
type OutputOf<C> = C extends Call<infer Schema, unknown, Fault> ? v.InferOutput<Schema> : never
type ValueOf<C> = C extends { readonly [valueType]?: infer Value } ? Value : never
type FaultOf<C> = C extends { readonly [faultType]?: infer Expected } ? Exclude<Expected, undefined> : never
export type PayloadOf<E> = E extends { readonly [valueType]?: infer Payload } ? Payload : never

/** What main implements: one function per call, input already validated. */
export type Handlers<C extends CallContract> = {
  readonly [Room in keyof C]: {
    readonly [Name in keyof C[Room]]: (
      input: OutputOf<C[Room][Name]>,
    ) => Promise<Result<ValueOf<C[Room][Name]>, Extract<FaultOf<C[Room][Name]>, Fault>>>
  }
}

type ClientArgument<C> = C extends { readonly takesFiles: true } ? readonly File[] : InputOf<C>

interface File {
  readonly name: string
  arrayBuffer(): Promise<ArrayBuffer>
}

type ClientCall<C> = (
  ...input: undefined extends ClientArgument<C> ? [input?: ClientArgument<C>] : [input: ClientArgument<C>]
) => Promise<Result<ValueOf<C>, Extract<FaultOf<C>, Fault> | IpcFault>>

/** What the page sees at `window.offprint`. */
export type Client<C extends CallContract, E extends EventContract> = {
  readonly [Room in keyof C]: { readonly [Name in keyof C[Room]]: ClientCall<C[Room][Name]> }
} & {
  readonly on: <Name extends keyof E & string>(
    name: Name,
    listener: (payload: PayloadOf<E[Name]>) => void,
  ) => () => void
}

/** The channel of a call. One prefix, so that main listens to nothing else. */
export function callChannel(room: string, name: string): string {
  return `offprint:${room}.${name}`
}

export function eventChannel(name: string): string {
  return `offprint-event:${name}`
}
