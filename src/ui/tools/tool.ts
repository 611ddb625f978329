import type { Component } from 'solid-js'
import type { Form, PageState } from '#forms'

/** A tool draws and changes the answers of one page: it finds its items by their ids, and writes through `usePage().answering`. */
export type ToolProps = { readonly form: Form; readonly page: PageState }
export type ToolComponent = Component<ToolProps>
